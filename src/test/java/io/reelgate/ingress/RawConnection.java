package io.reelgate.ingress;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A socket that says exactly what it is told to say. Every read has a time bound, so that a test cannot hang. */
final class RawConnection implements Closeable {
    private static final int BOUND_MILLIS = 20_000;

    private final Socket socket;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(BOUND_MILLIS);
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** One answer: its head and, by Content-Length, its body. */
    String answer() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append(next());
        }
        int rest = text.indexOf("ontent-length: ") < 0
                ? 0
                : Integer.parseInt(text.toString().replaceAll("(?s).*ontent-length: (\\d+)\r\n.*", "$1"));
        for (int at = 0; at < rest; at++) {
            text.append(next());
        }
        return text.toString();
    }

    private char next() throws IOException {
        int read = socket.getInputStream().read();
        if (read < 0) {
            throw new IOException("closed");
        }
        return (char) read;
    }

    /** Everything until the other side closes. */
    String untilClosed() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        try {
            for (int read = in.read(); read >= 0; read = in.read()) {
                text.append((char) read);
            }
        } catch (SocketException reset) {
            // A reset is a close too.
        }
        return text.toString();
    }

    /** Repeats the step until the other side has closed: when it saw the last answer's end is not visible from here. */
    void closesWhile(Runnable step) throws IOException {
        socket.setSoTimeout(20);
        for (int left = BOUND_MILLIS / 20; left > 0; left--) {
            step.run();
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException stillOpen) {
                // The next step.
            }
        }
        throw new IOException("still open");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
