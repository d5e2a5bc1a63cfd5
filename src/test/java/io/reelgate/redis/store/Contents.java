package io.reelgate.redis.store;

import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that the keys of the running test hold, comparable; what a hash or a set holds is in no order. */
record Contents(Map<String, String> keyToValue) {
    static Contents of(RedisForTests redis) {
        return new Contents(Replies.texts(redis.ask(Command.KEYS, redis.prefix() + "*")).stream()
                .collect(Collectors.toMap(key -> key, key -> value(redis, key))));
    }

    private static String value(RedisForTests redis, String key) {
        return switch (redis.ask(Command.TYPE, key).toString()) {
            case "hash" -> new TreeMap<>(Replies.hash(redis.ask(Command.HGETALL, key))).toString();
            case "set" -> sorted(Replies.texts(redis.ask(Command.SMEMBERS, key)));
            case "zset" -> redis.ask(Command.ZRANGE, key, 0, -1, "WITHSCORES").toString();
            case "stream" -> redis.ask(Command.XRANGE, key, "-", "+").toString();
            case "list" -> redis.ask(Command.LRANGE, key, 0, -1).toString();
            default -> redis.ask(Command.GET, key).toString();
        };
    }

    private static String sorted(List<String> parts) {
        return parts.stream().sorted().collect(Collectors.joining(", "));
    }
}
