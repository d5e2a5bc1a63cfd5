package io.reelgate.redis.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Where the own server listens on the loopback interface, and the password that proves it is ours. */
record Endpoint(int port, String password) {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    String url() {
        return "redis://:" + password + "@" + LOOPBACK.getHostAddress() + ":" + port + "/0";
    }

    /** What the server is up to, asked with a connection of its own. */
    State state(Duration patience) {
        return ask("PING", patience).map(Endpoint::stateIn).orElse(State.SILENT);
    }

    private static State stateIn(String answer) {
        if (answer.startsWith("+PONG")) {
            return State.READY;
        }
        return answer.startsWith("-LOADING") ? State.LOADING : State.FOREIGN;
    }

    /** The first line of the answer to an inline command; empty when nobody answers. */
    Optional<String> ask(String command, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), millis);
            socket.setSoTimeout(millis);
            return exchange(socket, command);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> exchange(Socket socket, String command) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("AUTH " + password + "\r\n" + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String authenticated = in.readLine();
        return "+OK".equals(authenticated) ? Optional.ofNullable(in.readLine()) : Optional.ofNullable(authenticated);
    }

    /** FOREIGN: something answers, but does not accept the password. */
    enum State {
        READY,
        LOADING,
        SILENT,
        FOREIGN
    }
}
