package io.reelgate.rig.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which tasks wait for somebody to go on with them, and until when whoever has claimed them is trusted. Blocks. */
public final class Claims implements AutoCloseable {
    private static final int PARTITIONS = 64;

    private final Resp connection;
    private final List<String> indexes;

    /** {@code upstreams} and {@code model}: of all tasks of the run. One server only. */
    public Claims(String redisUrl, String prefix, List<String> upstreams, String model) {
        RedisAddress redis = RedisAddress.of(redisUrl);
        connection = Resp.open(redis, redis.masters().getFirst());
        List<String> kinds = Stream.concat(
                        Stream.of("claimed", "collecting", "ready:" + model),
                        upstreams.stream().map(upstream -> "due:" + upstream))
                .toList();
        indexes = IntStream.range(0, PARTITIONS)
                .mapToObj("{p%02d}:"::formatted)
                .flatMap(tag -> kinds.stream().map(kind -> prefix + tag + kind))
                .toList();
    }

    /** By task: the index it stands in, and its score there. */
    public Map<String, String> taskToPlace() {
        List<Object> replies = connection.askAll(indexes.stream()
                .map(index -> List.of("ZRANGE", index, "0", "-1", "WITHSCORES"))
                .toList());
        Map<String, String> taskToPlace = new HashMap<>();
        IntStream.range(0, indexes.size())
                .forEach(index -> put(taskToPlace, indexes.get(index), Resp.list(replies.get(index))));
        return taskToPlace;
    }

    private static void put(Map<String, String> taskToPlace, String index, List<String> membersAndScores) {
        Stream.iterate(0, next -> next < membersAndScores.size(), next -> next + 2)
                .forEach(next ->
                        taskToPlace.put(membersAndScores.get(next), index + " " + membersAndScores.get(next + 1)));
    }

    @Override
    public void close() {
        connection.close();
    }
}
