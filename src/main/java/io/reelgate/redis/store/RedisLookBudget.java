package io.reelgate.redis.store;

import io.reelgate.port.LookBudget;
import io.reelgate.port.Share;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;

/** Counts looks in slices of a tenth of a second of Redis time. */
final class RedisLookBudget implements LookBudget {
    private final Scripts scripts;
    private final Keys keys;

    RedisLookBudget(Scripts scripts, Keys keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Future<Grant> take(String upstream, int perSecond, int wanted, Share share) {
        List<String> arguments = List.of(
                Integer.toString(perSecond),
                Integer.toString(wanted),
                Integer.toString(share.number()),
                Integer.toString(share.nodes()));
        return scripts.run(Script.TAKE_LOOKS, List.of(keys.looks(upstream)), arguments)
                .map(RedisLookBudget::grant);
    }

    private static Grant grant(Response reply) {
        return new Grant(
                reply.get(0).toInteger(),
                Duration.ofMillis(reply.get(1).toLong()),
                Duration.ofMillis(reply.get(2).toLong()));
    }
}
