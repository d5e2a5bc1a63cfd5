package io.reelgate.redis;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code rediss://} trusts and shows. All files are PEM.
 *
 * @param ca who signs the servers' certificates; the JDK's own list unless given
 * @param certificate what this node shows to servers that ask for it, given together with its key
 * @param verifyHost whether a server's certificate must name the host it was reached by
 */
public record RedisTls(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, boolean verifyHost) {
    /** The JDK's trust, no client certificate. */
    public static final RedisTls STANDARD = new RedisTls(Optional.empty(), Optional.empty(), Optional.empty(), true);

    public RedisTls {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("certificate and key must be given together");
        }
    }
}
