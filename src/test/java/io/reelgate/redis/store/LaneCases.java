package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.Script;
import io.vertx.redis.client.Command;
import java.util.List;

/** Cases for the scripts of lanes. */
final class LaneCases {
    private static final String ANY = "0";
    private static final String MINUTE = "60000";

    private final RedisForTests redis;
    private final LaneKeys names;
    private final String id;

    LaneCases(RedisForTests redis, StoreFixture fixture, AccountId account) {
        this.redis = redis;
        this.names = new LaneKeys(fixture.keys, StoreFixture.UPSTREAM);
        this.id = fixture.id(account).value();
    }

    ScriptCase place() {
        List<String> keys = List.of(names.slots(), names.rate(), names.breaker(), names.line());
        return ScriptCase.of(Script.ACQUIRE_PLACE, keys, List.of(id + ":1", "2", "2", MINUTE, MINUTE, MINUTE, ANY), 7);
    }

    ScriptCase line() {
        List<String> arguments = List.of(id, "anna:ltx-2-19b", "1000", "1", MINUTE, ANY);
        return ScriptCase.of(Script.JOIN_LINE, List.of(names.line(), names.parked(), names.turns()), arguments, 6);
    }

    ScriptCase turns() {
        redis.ask(Command.ZADD, names.line(), 1, id);
        redis.ask(Command.HSET, names.parked(), id, "1000 1");
        List<String> keys =
                List.of(names.slots(), names.rate(), names.breaker(), names.line(), names.parked(), names.turns());
        return ScriptCase.of(Script.GRANT_TURNS, keys, List.of("5", "2", "2", MINUTE, MINUTE, MINUTE, ANY), 7);
    }

    ScriptCase outcomes() {
        List<String> arguments = List.of("0", "1", "5000", "0", "5000", "60", ANY, "faulty", "1");
        return ScriptCase.of(Script.REPORT_OUTCOMES, List.of(names.breaker(), names.outcomes()), arguments, 7)
                .thatCounts();
    }

    ScriptCase breaker() {
        List<String> arguments = List.of("0", ANY, "state", "open", "until", "1000");
        return ScriptCase.of(Script.MOVE_BREAKER, List.of(names.breaker()), arguments, 2);
    }
}
