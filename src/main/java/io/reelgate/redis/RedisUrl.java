package io.reelgate.redis;

import java.util.List;
import java.util.Optional;

/**
 * What {@code redis.url} says: {@code redis[s]://[user[:password]@]host[:port][,host[:port]...][/database][?sentinel=<master
 * name>]}. What kind of servers the hosts are is not said here, they are asked.
 *
 * @param hosts at least one, none twice; 6379 where no port is given, 26379 with {@code ?sentinel=}
 * @param sentinel the name of the master that the hosts, which are Sentinels then, watch
 */
public record RedisUrl(
        boolean tls,
        Optional<Credentials> credentials,
        List<NodeAddress> hosts,
        int database,
        Optional<String> sentinel) {
    /** Fails with an {@link IllegalArgumentException} that says what is allowed, and repeats nothing secret. */
    public static RedisUrl parse(String text) {
        return new RedisUrlReader(text).read();
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "%s://%s".formatted(tls ? "rediss" : "redis", hosts);
    }
}
