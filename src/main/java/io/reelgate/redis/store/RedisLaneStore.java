package io.reelgate.redis.store;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.Evidence;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.lane.Heard;
import io.reelgate.port.lane.LaneRecord;
import io.reelgate.port.lane.LaneStore;
import io.reelgate.port.lane.LaneUsage;
import io.reelgate.port.lane.Tally;
import io.reelgate.redis.RedisClock;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is known of lanes: a hash, and counts of the last minutes, each. */
final class RedisLaneStore implements LaneStore {
    private static final int FIRST_IN_LINE = 100;

    private final RedisConnections connections;
    private final Scripts scripts;
    private final Keys keys;
    private final TimeBound bound;

    RedisLaneStore(RedisConnections connections, Keys keys, TimeBound bound) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.bound = bound;
    }

    @Override
    public Future<List<LaneRecord>> read(List<String> lanes) {
        List<Request> requests = new ArrayList<>(2 * lanes.size());
        for (String lane : lanes) {
            requests.add(Request.cmd(Command.HGETALL).arg(of(lane).breaker()));
            requests.add(Request.cmd(Command.ZCARD).arg(of(lane).line()));
        }
        return connections
                .sendAll(requests)
                .map(replies -> IntStream.range(0, lanes.size())
                        .mapToObj(index -> record(replies.get(2 * index), replies.get(2 * index + 1)))
                        .toList());
    }

    private static LaneRecord record(Response hash, Response waiting) {
        return new LaneFields(Replies.hash(hash)).record(waiting.toInteger());
    }

    private LaneKeys of(String lane) {
        return new LaneKeys(keys, lane);
    }

    @Override
    public Future<Heard> report(String lane, Tally tally) {
        LaneKeys names = of(lane);
        List<String> arguments = new ArrayList<>(List.of(
                tally.answered() > 0 ? "1" : "0",
                Integer.toString(tally.failuresSince()),
                Long.toString(tally.rest().toMillis()),
                Long.toString(tally.looksRest().toMillis()),
                Long.toString(LaneCounts.SLICE_MILLIS),
                Integer.toString(LaneCounts.SLICES),
                bound.next(clock(names))));
        tally.classToCount().forEach((name, count) -> {
            arguments.add(name);
            arguments.add(count.toString());
        });
        return scripts.run(Script.REPORT_OUTCOMES, List.of(names.breaker(), names.outcomes()), arguments)
                .map(reply -> heard(reply, tally));
    }

    private RedisClock clock(LaneKeys names) {
        return connections.clock(names.breaker());
    }

    private static Heard heard(Response reply, Tally tally) {
        if (reply.size() == 0) {
            throw new StoreUnavailable("the command reached Redis too late and changed nothing");
        }
        LaneFields fields = new LaneFields(Replies.flatHash(reply.get(2)));
        LaneCounts counts = new LaneCounts(Replies.flatHash(reply.get(3)));
        long slice = reply.get(1).toLong();
        int failures = counts.failures(slice);
        Evidence evidence = new Evidence(
                tally.answered(), tally.failure(), fields.failures(), failures, failures + counts.answers(slice));
        return new Heard(
                fields.record(0), evidence, Instant.ofEpochMilli(reply.get(0).toLong()));
    }

    @Override
    public Future<Boolean> move(String lane, long version, Breaker next) {
        LaneKeys names = of(lane);
        List<String> arguments = new ArrayList<>(List.of(Long.toString(version), bound.next(clock(names))));
        arguments.addAll(LaneFields.of(next));
        return scripts.run(Script.MOVE_BREAKER, List.of(names.breaker()), arguments)
                .map(TimeBound::kept)
                .map(written -> written == 1);
    }

    @Override
    public Future<Void> disable(String lane, boolean disabled) {
        LaneKeys names = of(lane);
        Request request = disabled
                ? Request.cmd(Command.HSETNX)
                        .arg(names.breaker())
                        .arg(LaneFields.DISABLED)
                        .arg(clock(names).redisMillis())
                : Request.cmd(Command.HDEL).arg(names.breaker()).arg(LaneFields.DISABLED);
        return connections.send(request).mapEmpty();
    }

    @Override
    public Future<LaneUsage> usage(String lane) {
        LaneKeys names = of(lane);
        long now = clock(names).redisMillis();
        List<Request> requests = List.of(
                Request.cmd(Command.ZCOUNT).arg(names.slots()).arg(now).arg("+inf"),
                Request.cmd(Command.ZCOUNT)
                        .arg(names.rate())
                        .arg(now - RedisLaneQueue.WINDOW_MILLIS)
                        .arg("+inf"),
                Request.cmd(Command.HGETALL).arg(names.outcomes()),
                Request.cmd(Command.ZRANGE).arg(names.line()).arg(0).arg(FIRST_IN_LINE - 1));
        return connections.sendAll(requests).map(replies -> usage(replies, now / LaneCounts.SLICE_MILLIS));
    }

    private static LaneUsage usage(List<Response> replies, long slice) {
        return new LaneUsage(
                replies.get(0).toInteger(),
                replies.get(1).toInteger(),
                new LaneCounts(Replies.hash(replies.get(2))).all(slice),
                Replies.texts(replies.get(3)).stream().map(TaskId::new).toList());
    }
}
