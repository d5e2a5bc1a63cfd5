package io.reelgate.redis.store;

import io.reelgate.domain.lane.BreakerRules;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.Place;
import io.reelgate.port.lane.Place.Waiter;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Places and lines of lanes; a place is a member {@code <task id>:<attempt>}. */
final class RedisLaneQueue implements LaneQueue {
    static final long WINDOW_MILLIS = 60_000;

    private static final Duration LINE_KEPT = Duration.ofDays(1);
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);
    private static final int PIECE = 1_000;

    private final RedisConnections connections;
    private final Scripts scripts;
    private final Keys keys;
    private final TimeBound bound;
    private final Turns turns;

    RedisLaneQueue(RedisConnections connections, Keys keys, TimeBound bound, Turns turns) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.bound = bound;
        this.turns = turns;
    }

    private LaneKeys of(String lane) {
        return new LaneKeys(keys, lane);
    }

    @Override
    public Future<Boolean> acquire(Place place, Budget budget) {
        LaneKeys names = of(place.lane());
        return scripts.run(
                        Script.ACQUIRE_PLACE,
                        List.of(names.slots(), names.rate(), names.breaker(), names.line()),
                        arguments(member(place), budget, names))
                .map(TimeBound::kept)
                .map(taken -> taken == 1);
    }

    private static String member(Place place) {
        return place.id().value() + ':' + place.attempt();
    }

    private List<String> arguments(String first, Budget budget, LaneKeys names) {
        return List.of(
                first,
                Integer.toString(budget.concurrent().orElse(0)),
                Integer.toString(budget.requestsPerMinute().orElse(0)),
                Long.toString(WINDOW_MILLIS),
                Long.toString(LEASE.toMillis()),
                Long.toString(BreakerRules.PROBE_PATIENCE.toMillis()),
                bound(names));
    }

    private String bound(LaneKeys names) {
        return bound.next(connections.clock(names.breaker()));
    }

    @Override
    public Future<Integer> join(Place place, Waiter waiter, Instant held) {
        LaneKeys names = of(place.lane());
        List<String> arguments = List.of(
                place.id().value(),
                waiter.account().value() + ':' + waiter.model(),
                Long.toString(held.toEpochMilli()),
                Integer.toString(place.attempt()),
                Long.toString(LINE_KEPT.toMillis()),
                bound(names));
        return scripts.run(Script.JOIN_LINE, List.of(names.line(), names.parked(), names.turns()), arguments)
                .map(TimeBound::kept)
                .map(Math::toIntExact);
    }

    @Override
    public Future<Grants> grant(String lane, Budget budget, int most) {
        LaneKeys names = of(lane);
        List<String> all =
                List.of(names.slots(), names.rate(), names.breaker(), names.line(), names.parked(), names.turns());
        return scripts.run(Script.GRANT_TURNS, all, arguments(Integer.toString(most), budget, names))
                .map(reply -> granted(lane, reply));
    }

    private static Grants granted(String lane, Response reply) {
        if (reply.size() == 0) {
            throw new StoreUnavailable("the command reached Redis too late and changed nothing");
        }
        List<Turn> given = new ArrayList<>();
        for (int index = 2; index < reply.size(); index += 2) {
            given.add(
                    turn(lane, reply.get(index).toString(), reply.get(index + 1).toString()));
        }
        return new Grants(
                given, Duration.ofMillis(reply.get(0).toLong()), reply.get(1).toInteger());
    }

    private static Turn turn(String lane, String id, String parked) {
        int space = parked.indexOf(' ');
        int attempt = Integer.parseInt(parked.substring(space + 1));
        Instant held = Instant.ofEpochMilli(Long.parseLong(parked.substring(0, space)));
        return new Turn(new Place(lane, new TaskId(id), attempt), held);
    }

    /** What ends later is kept; the key goes when its last place would be over. */
    @Override
    public Future<Void> keep(Map<Place, Instant> placeToEnd) {
        List<Request> requests = new ArrayList<>();
        placeToEnd.forEach((place, end) -> {
            String slots = of(place.lane()).slots();
            requests.add(Request.cmd(Command.ZADD)
                    .arg(slots)
                    .arg("GT")
                    .arg(end.toEpochMilli())
                    .arg(member(place)));
            requests.add(Request.cmd(Command.PEXPIRE).arg(slots).arg(LINE_KEPT.toMillis()));
        });
        return requests.isEmpty()
                ? Future.succeededFuture()
                : connections.sendAll(requests).mapEmpty();
    }

    @Override
    public Future<Void> release(Place place) {
        return connections
                .send(Request.cmd(Command.ZREM).arg(of(place.lane()).slots()).arg(member(place)))
                .mapEmpty();
    }

    @Override
    public Future<Void> withdraw(Place place) {
        LaneKeys names = of(place.lane());
        return connections
                .sendAll(List.of(
                        Request.cmd(Command.ZREM).arg(names.slots()).arg(member(place)),
                        Request.cmd(Command.ZREM).arg(names.rate()).arg(member(place))))
                .mapEmpty();
    }

    @Override
    public Future<List<Place>> lost(Collection<Place> places) {
        List<Place> asked = List.copyOf(places);
        List<Request> requests = asked.stream()
                .map(place -> Request.cmd(Command.ZSCORE)
                        .arg(of(place.lane()).slots())
                        .arg(member(place)))
                .toList();
        return requests.isEmpty()
                ? Future.succeededFuture(List.of())
                : connections
                        .sendAll(requests)
                        .map(scores -> IntStream.range(0, asked.size())
                                .filter(index -> scores.get(index) == null)
                                .mapToObj(asked::get)
                                .toList());
    }

    /** Those that end later than any lease does were kept: the others lapse by themselves. */
    @Override
    public Future<List<Place>> kept(String lane) {
        String slots = of(lane).slots();
        long late =
                connections.clock(slots).redisMillis() + LEASE.plus(CLOCK_ERROR).toMillis();
        Request request =
                Request.cmd(Command.ZRANGE).arg(slots).arg(late).arg("+inf").arg("BYSCORE");
        return connections
                .send(request)
                .map(reply -> Replies.texts(reply).stream()
                        .flatMap(member -> place(lane, member).stream())
                        .toList());
    }

    private static Optional<Place> place(String lane, String member) {
        int end = member.lastIndexOf(':');
        return TaskId.parse(member.substring(0, Math.max(0, end)))
                .map(id -> new Place(lane, id, Integer.parseInt(member.substring(end + 1))));
    }

    @Override
    public Future<List<TaskId>> waiting(String lane, int most) {
        return connections
                .send(Request.cmd(Command.ZRANGE).arg(of(lane).line()).arg(0).arg(most - 1))
                .map(reply -> Replies.texts(reply).stream().map(TaskId::new).toList());
    }

    @Override
    public Future<Void> leave(String lane, List<TaskId> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        LaneKeys names = of(lane);
        Request line = Request.cmd(Command.ZREM).arg(names.line());
        Request parked = Request.cmd(Command.HDEL).arg(names.parked());
        ids.stream().limit(PIECE).forEach(id -> {
            line.arg(id.value());
            parked.arg(id.value());
        });
        return connections.sendAll(List.of(line, parked)).mapEmpty();
    }

    @Override
    public Future<Boolean> takeTurn(String lane, Duration rhythm) {
        return turns.take(of(lane).audit(), rhythm);
    }
}
