package io.reelgate.redis.store;

import io.reelgate.port.KeySpace;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisMaster;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Walks by SCAN through one master after the other. A master that is replaced meanwhile gets a cursor it did not give:
 * keys may then be missed by this walk, and are met by the next.
 */
final class RedisKeySpace implements KeySpace {
    private static final String START = "0";

    private final RedisConnections connections;
    private final Keys keys;
    private final Turns turns;
    private final KeyJudge judge;

    RedisKeySpace(RedisConnections connections, Keys keys, Turns turns, KnownNames known) {
        this.connections = connections;
        this.keys = keys;
        this.turns = turns;
        this.judge = new KeyJudge(connections, keys, known);
    }

    @Override
    public Future<Boolean> takeTurn(Duration rhythm) {
        return turns.take(keys.audit(), rhythm);
    }

    @Override
    public Future<Void> keepTurn(Duration duration) {
        return turns.keep(keys.audit(), duration);
    }

    @Override
    public Future<Page> page(Position from, int most) {
        List<RedisMaster> masters = connections.masters();
        if (from.server() >= masters.size()) {
            return Future.succeededFuture(new Page(List.of(), List.of(), List.of(), Optional.empty()));
        }
        return masters.get(from.server())
                .send(step(from, most))
                .compose(reply -> judged(reply, next(from, reply.get(0).toString(), masters.size())));
    }

    private Request step(Position from, int most) {
        return Request.cmd(Command.SCAN)
                .arg(from.cursor())
                .arg("MATCH")
                .arg(keys.pattern())
                .arg("COUNT")
                .arg(most);
    }

    private static Optional<Position> next(Position from, String cursor, int servers) {
        if (!cursor.equals(START)) {
            return Optional.of(new Position(from.server(), cursor));
        }
        return from.server() + 1 < servers ? Optional.of(new Position(from.server() + 1, START)) : Optional.empty();
    }

    private Future<Page> judged(Response reply, Optional<Position> next) {
        List<KeyName> names = Replies.texts(reply.get(1)).stream()
                .map(keys::parse)
                .flatMap(Optional::stream)
                .toList();
        return judge.judge(names).map(found -> found.page(next));
    }
}
