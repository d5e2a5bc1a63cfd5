package io.reelgate.rig.oracle;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads all keys of a prefix from one Redis, a Cluster's from all its masters. Blocks. */
final class ImageReader {
    private static final Set<String> WITH_FIELDS = Set.of("task", "callback");
    private static final String BATCH = "1000";

    private final RedisAddress redis;
    private final String prefix;

    ImageReader(String url, String prefix) {
        this.redis = RedisAddress.of(url);
        this.prefix = prefix;
    }

    Image read() {
        List<StoredKey> keys = new ArrayList<>();
        for (InetSocketAddress master : redis.masters()) {
            try (Resp connection = Resp.open(redis, master)) {
                scan(connection, keys);
            }
        }
        return new Image(keys.stream().distinct().toList());
    }

    private void scan(Resp connection, List<StoredKey> keys) {
        String cursor = "0";
        do {
            List<?> page = (List<?>) connection.ask("SCAN", cursor, "MATCH", glob() + "*", "COUNT", BATCH);
            cursor = String.valueOf(page.get(0));
            keys.addAll(stored(
                    connection, Resp.list(page.get(1)).stream().distinct().toList()));
        } while (!cursor.equals("0"));
    }

    private String glob() {
        return prefix.replaceAll("([\\[\\]*?\\\\])", "\\\\$1");
    }

    private List<StoredKey> stored(Resp connection, List<String> names) {
        List<Object> types = connection.askAll(
                names.stream().map(name -> List.of("TYPE", name)).toList());
        List<Object> expiries = connection.askAll(
                names.stream().map(name -> List.of("PTTL", name)).toList());
        List<Object> contents = connection.askAll(IntStream.range(0, names.size())
                .mapToObj(index -> content(names.get(index), types.get(index)))
                .toList());
        return IntStream.range(0, names.size())
                // It may have gone since the scan.
                .filter(index -> !"none".equals(types.get(index)) && !"-2".equals(expiries.get(index)))
                .mapToObj(index -> stored(names.get(index), expiries.get(index), contents.get(index)))
                .toList();
    }

    private List<String> content(String name, Object type) {
        boolean fields = WITH_FIELDS.contains(key(name).kind());
        return switch (String.valueOf(type)) {
            case "hash" -> fields ? List.of("HMGET", name, "state", "version", "url") : List.of("EXISTS", name);
            case "set" -> List.of("SMEMBERS", name);
            case "zset" -> List.of("ZRANGE", name, "0", "-1");
            default -> List.of("EXISTS", name);
        };
    }

    private StoredKey stored(String name, Object expiry, Object content) {
        StoredKey key = key(name);
        List<?> values = content instanceof List<?> list ? list : List.of();
        boolean hash = WITH_FIELDS.contains(key.kind());
        return new StoredKey(
                key.name(),
                !"-1".equals(expiry),
                hash ? fields(values) : Map.of(),
                hash ? List.of() : Resp.list(values));
    }

    private static Map<String, String> fields(List<?> values) {
        List<String> names = List.of("state", "version", "url");
        Map<String, String> fields = new LinkedHashMap<>();
        for (int index = 0; index < values.size(); index++) {
            if (values.get(index) != null) {
                fields.put(names.get(index), values.get(index).toString());
            }
        }
        return fields;
    }

    private StoredKey key(String name) {
        return new StoredKey(name.substring(prefix.length()), false, Map.of(), List.of());
    }
}
