package io.reelgate.redis;

import io.vertx.core.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 */
public record NodeAddress(String host, int port) {
    SocketAddress socket() {
        return SocketAddress.inetSocketAddress(port, host);
    }

    /** What a server says of another: no host means the one that was asked. */
    static NodeAddress announced(@Nullable String host, int port, NodeAddress asked) {
        String said = Objects.requireNonNullElse(host, "");
        boolean unsaid = said.isEmpty() || said.equals("?");
        return new NodeAddress(unsaid ? asked.host : said, port);
    }

    /** As it stands in a redirection, {@code host:port}; an IPv6 address has no brackets there. */
    static NodeAddress announced(String text, NodeAddress asked) {
        int colon = text.lastIndexOf(':');
        return announced(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)), asked);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
