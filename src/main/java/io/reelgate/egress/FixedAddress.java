package io.reelgate.egress;

import io.reelgate.domain.address.IpLiteral;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the operator sends a host name.
 *
 * @param port taken instead of the URL's, where it is given
 */
public record FixedAddress(InetAddress address, Optional<Integer> port) {
    private static final Pattern SHAPE =
            Pattern.compile("(?<plain>[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)"
                    + "|((?<four>[0-9.]+)|\\[(?<six>[0-9a-fA-F.]*:[0-9a-fA-F:.]*)])(:(?<port>[0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    /** Reads {@code 10.0.0.7}, {@code 10.0.0.7:8443}, {@code fd00::7} and {@code [fd00::7]:8443}. */
    public static FixedAddress parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        Optional<FixedAddress> parsed = matcher.matches() ? read(matcher) : Optional.empty();
        return parsed.orElseThrow(() -> new IllegalArgumentException(
                "must be an address or address:port, such as 10.0.0.7:8443 or [fd00::7]:8443"));
    }

    private static Optional<FixedAddress> read(Matcher matcher) {
        Optional<Integer> port = Optional.ofNullable(matcher.group("port")).map(Integer::valueOf);
        if (port.filter(number -> number < 1 || number > HIGHEST_PORT).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group("plain"))
                .or(() -> Optional.ofNullable(matcher.group("four")))
                .or(() -> Optional.ofNullable(matcher.group("six")))
                .flatMap(IpLiteral::parse)
                .map(bytes -> new FixedAddress(address(bytes), port));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are always an address", e);
        }
    }

    InetSocketAddress at(int portOfUrl) {
        return new InetSocketAddress(address, port.orElse(portOfUrl));
    }
}
