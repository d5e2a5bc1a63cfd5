package io.reelgate.redis.store;

import io.reelgate.domain.pace.Histogram;
import io.reelgate.domain.pace.JobKinds;
import io.reelgate.domain.pace.Mark;
import io.reelgate.port.DurationLog;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash for each page: a field for each mark, {@code <variant>|<bucket>}, and one for the size. Plain increments, because
 * counts of several nodes need no more than to be added up, and half of an addition harms nobody.
 */
final class RedisDurationLog implements DurationLog {
    private static final String SIZE = "size";
    private static final Pattern MARK = Pattern.compile("([^|]{1,200})\\|(\\d{1,3})");
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");

    /** A day from the end of the hour on, and some time for the clocks. */
    private static final Duration KEPT = Duration.ofHours(26);

    private final RedisConnections connections;
    private final Keys keys;
    private final String scale;

    /** {@code scale}: names the speed of the jobs, where that is not their own. */
    RedisDurationLog(RedisConnections connections, Keys keys, String scale) {
        this.connections = connections;
        this.keys = keys;
        this.scale = scale;
    }

    @Override
    public Future<Void> add(Page page, Map<Mark, Long> markToUnits) {
        String key = key(page);
        List<Request> requests = new ArrayList<>(markToUnits.size() + 2);
        markToUnits.forEach((mark, units) -> requests.add(increment(key, field(mark), units)));
        requests.add(increment(key, SIZE, sum(markToUnits)));
        requests.add(Request.cmd(Command.PEXPIRE).arg(key).arg(KEPT.toMillis()));
        return connections.sendAll(requests).mapEmpty();
    }

    private static Request increment(String key, String field, long units) {
        return Request.cmd(Command.HINCRBY).arg(key).arg(field).arg(units);
    }

    private static long sum(Map<Mark, Long> markToUnits) {
        return markToUnits.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public Future<Long> size(Page page) {
        return connections
                .send(Request.cmd(Command.HGET).arg(key(page)).arg(SIZE))
                .map(reply -> reply == null ? 0 : count(reply.toString()).orElse(0L));
    }

    @Override
    public Future<Map<Mark, Long>> read(Page page) {
        return connections.send(Request.cmd(Command.HGETALL).arg(key(page))).map(reply -> marks(Replies.hash(reply)));
    }

    private static Map<Mark, Long> marks(Map<String, String> fields) {
        Map<Mark, Long> markToUnits = new HashMap<>();
        fields.forEach((field, value) ->
                mark(field).ifPresent(mark -> count(value).ifPresent(units -> markToUnits.put(mark, units))));
        return markToUnits;
    }

    private static Optional<Mark> mark(String field) {
        Matcher shape = MARK.matcher(field);
        return shape.matches() && JobKinds.isVariant(shape.group(1))
                ? Optional.of(new Mark(shape.group(1), Integer.parseInt(shape.group(2))))
                        .filter(mark -> mark.bucket() < Histogram.buckets())
                : Optional.empty();
    }

    private static Optional<Long> count(String text) {
        return COUNT.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static String field(Mark mark) {
        return mark.variant() + '|' + mark.bucket();
    }

    private String key(Page page) {
        return keys.durations(page.model(), page.lane(), scale, page.hour());
    }
}
