package io.reelgate.redis;

import java.util.Optional;

/**
 * How servers are told who calls, beside what {@code redis.url} says.
 *
 * @param sentinel the login of the Sentinels; that of Redis itself stands in the url
 */
public record RedisAccess(Optional<Credentials> sentinel, RedisTls tls) {
    /** Sentinels without a password, the JDK's trust. */
    public static final RedisAccess STANDARD = new RedisAccess(Optional.empty(), RedisTls.STANDARD);
}
