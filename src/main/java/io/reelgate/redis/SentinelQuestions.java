package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Sentinel is asked. */
final class SentinelQuestions {
    private final Interview interview;
    private final Optional<String> name;

    SentinelQuestions(Interview interview, Optional<String> name) {
        this.interview = interview;
        this.name = name;
    }

    /** Where the master is: the named one, or the only one there is. */
    Future<NodeAddress> master(NodeAddress sentinel) {
        return name.map(Future::succeededFuture).orElseGet(this::onlyOne).compose(master -> address(master, sentinel));
    }

    private Future<NodeAddress> address(String master, NodeAddress sentinel) {
        return interview
                .ask(Request.cmd(Command.SENTINEL)
                        .arg("GET-MASTER-ADDR-BY-NAME")
                        .arg(master))
                .compose(reply -> address(reply, master, sentinel));
    }

    private static Future<NodeAddress> address(@Nullable Response reply, String master, NodeAddress sentinel) {
        return reply == null || reply.size() < 2
                ? Future.failedFuture(new RedisUnavailable("this Sentinel watches no master named " + master))
                : Future.succeededFuture(NodeAddress.announced(
                        reply.get(0).toString(), reply.get(1).toInteger(), sentinel));
    }

    private Future<String> onlyOne() {
        return interview.ask(Request.cmd(Command.SENTINEL).arg("MASTERS")).compose(SentinelQuestions::onlyOne);
    }

    private static Future<String> onlyOne(Response masters) {
        List<String> names =
                masters.stream().map(master -> master.get("name").toString()).toList();
        return names.size() == 1
                ? Future.succeededFuture(names.getFirst())
                : Future.failedFuture(new RedisUnavailable(
                        "this Sentinel watches %d masters %s: redis.url must say which, ".formatted(names.size(), names)
                                + "with ?sentinel=<master name>"));
    }
}
