package io.reelgate.domain.address;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A URL given by a caller, taken apart once, so that nobody has to parse it a second time in another way.
 *
 * @param secure whether the scheme is https
 * @param host lower-case ASCII name, or the address as written between the brackets
 * @param port the port written or implied
 * @param target path and query as they go on the wire, at least {@code /}
 * @param literal the address where the host is one
 */
public record CallerUrl(boolean secure, String host, int port, String target, Optional<InetAddress> literal) {

    public String scheme() {
        return secure ? "https" : "http";
    }

    /** Host and port as they stand in a Host header: always with the port, an IPv6 address in brackets. */
    public String authority() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** Written anew from its parts. */
    public String text() {
        return scheme() + "://" + authority() + target;
    }
}
