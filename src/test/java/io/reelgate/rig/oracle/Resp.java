package io.reelgate.rig.oracle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A blocking connection to one Redis server, RESP2, commands sent many at a time. Replies are text, lists or null. */
final class Resp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    private Resp(InetSocketAddress address) throws IOException {
        socket.connect(address, TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    static Resp open(RedisAddress redis, InetSocketAddress address) {
        try {
            Resp connection = new Resp(address);
            redis.greeting().forEach(command -> connection.ask(command.toArray(String[]::new)));
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException("no Redis at " + address, e);
        }
    }

    Object ask(String... command) {
        return askAll(List.of(List.of(command))).getFirst();
    }

    List<String> texts(String... command) {
        return list(ask(command));
    }

    static List<String> list(Object reply) {
        return ((List<?>) reply).stream().map(String::valueOf).toList();
    }

    /** Sends all and reads all; an error reply is an {@link IllegalStateException}. */
    List<Object> askAll(List<List<String>> commands) {
        try {
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            commands.forEach(command -> write(bytes, command));
            bytes.writeTo(out);
            List<Object> replies = new ArrayList<>(commands.size());
            for (int reply = 0; reply < commands.size(); reply++) {
                replies.add(read());
            }
            return replies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ByteArrayOutputStream out, List<String> command) {
        out.writeBytes(("*" + command.size() + "\r\n").getBytes(StandardCharsets.UTF_8));
        for (String word : command) {
            byte[] text = word.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(("$" + text.length + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(text);
            out.writeBytes(new byte[] {'\r', '\n'});
        }
    }

    private Object read() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> text(Integer.parseInt(rest));
            case '*' -> elements(Integer.parseInt(rest));
            default -> throw new IllegalStateException("Redis says " + line);
        };
    }

    private List<Object> elements(int size) throws IOException {
        List<Object> elements = new ArrayList<>(Math.max(0, size));
        for (int element = 0; element < size; element++) {
            elements.add(read());
        }
        return elements;
    }

    private String text(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException("Redis ended the connection");
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\r'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("Redis ended the connection");
            }
            line.append((char) each);
        }
        in.skipNBytes(1);
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
