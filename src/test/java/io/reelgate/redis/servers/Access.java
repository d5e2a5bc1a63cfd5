package io.reelgate.redis.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * How a test itself gets into a server.
 *
 * @param user empty for the default user
 * @param password empty for none
 */
record Access(Optional<String> user, Optional<String> password, SocketFactory sockets) {
    private static final int PATIENCE_MILLIS = 5_000;

    static Access withPassword(Optional<String> password) {
        return new Access(Optional.empty(), password, SocketFactory.getDefault());
    }

    /** The part of a URL before the hosts, such as {@code user:password@}. */
    String inUrl() {
        return password.map(word -> user.orElse("") + ":" + word + "@").orElse("");
    }

    Object ask(int port, String... words) throws IOException {
        try (Socket socket = sockets.createSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return ask(new Dialogue(socket), words);
        }
    }

    private Object ask(Dialogue dialogue, String... words) throws IOException {
        if (password.isPresent()) {
            dialogue.ask(List.of("AUTH", user.orElse("default"), password.get()));
        }
        return dialogue.ask(List.of(words));
    }
}
