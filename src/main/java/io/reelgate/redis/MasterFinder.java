package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;

/** Asks one server what it is and where the masters are. On the event loop that began it. */
final class MasterFinder {
    private final Wiring wiring;
    private final RedisUrl url;
    private final Optional<Credentials> sentinelLogin;

    MasterFinder(Wiring wiring) {
        this.wiring = wiring;
        this.url = wiring.settings().url();
        this.sentinelLogin = wiring.settings().access().sentinel();
    }

    /** Fails with what the server, or its absence, said; or where it is not one that can be used. */
    Future<Found> ask(NodeAddress host) {
        return Interview.with(
                wiring, host, interview -> hello(interview).compose(hello -> judge(host, interview, hello)));
    }

    /**
     * Without a login first, because Sentinels have another one than Redis, and what this server is, is not known yet.
     * One that answers no stranger is logged into as what the settings say the hosts are.
     */
    private Future<Response> hello(Interview interview) {
        return interview
                .ask(Greeting.role())
                .recover(cause -> unknown(cause) ? introduce(interview) : Future.failedFuture(cause));
    }

    private Future<Response> introduce(Interview interview) {
        return watched() ? toSentinel(interview) : login(interview, url.credentials());
    }

    private boolean watched() {
        return url.sentinel().isPresent() || sentinelLogin.isPresent();
    }

    private Future<Response> toSentinel(Interview interview) {
        return login(interview, sentinelLogin)
                .recover(cause -> unusable("the Sentinel wants another redis.sentinelPassword: " + cause.getMessage()));
    }

    private static boolean unknown(Throwable cause) {
        return cause instanceof RedisErrorReply reply && reply.code().equals("NOAUTH");
    }

    private Future<Found> judge(NodeAddress host, Interview interview, Response hello) {
        return switch (String.valueOf(Greeting.field(hello, "mode"))) {
            case "cluster" -> login(interview, url.credentials()).compose(ignored -> cluster(host, interview));
            case "sentinel" ->
                toSentinel(interview)
                        .compose(ignored -> new SentinelQuestions(interview, url.sentinel()).master(host))
                        .compose(this::verified);
            default -> standalone(host, hello);
        };
    }

    private static Future<Response> login(Interview interview, Optional<Credentials> login) {
        return interview.ask(login.isPresent() ? Greeting.hello(login) : Greeting.role());
    }

    private Future<Found> standalone(NodeAddress host, Response hello) {
        if (url.sentinel().isPresent()) {
            return unusable("it is no Sentinel, but redis.url has ?sentinel=");
        }
        return Greeting.master(hello)
                ? Future.succeededFuture(new Found(SlotMap.single(SlotMap.Kind.STANDALONE, host), true))
                : unusable("it is a replica and takes no writes");
    }

    /** A Sentinel may not know yet that the master it names was demoted. */
    private Future<Found> verified(NodeAddress master) {
        return Interview.with(wiring, master, interview -> interview.ask(Greeting.hello(url.credentials())))
                .recover(cause -> Future.failedFuture(Refusal.of(master, cause)))
                .compose(hello -> Greeting.master(hello)
                        ? Future.succeededFuture(new Found(SlotMap.single(SlotMap.Kind.SENTINEL, master), true))
                        : unusable("the master it names, " + master + ", is a replica"));
    }

    private Future<Found> cluster(NodeAddress host, Interview interview) {
        if (url.sentinel().isPresent() || url.database() != 0) {
            return unusable("it is a Cluster, where redis.url may have no ?sentinel= and no database but 0");
        }
        Future<Response> slots = interview.ask(Request.cmd(Command.CLUSTER).arg("SLOTS"));
        Future<Response> info = interview.ask(Request.cmd(Command.CLUSTER).arg("INFO"));
        return Future.all(slots, info).compose(ignored -> read(host, slots.result(), info.result()));
    }

    private static Future<Found> read(NodeAddress host, Response slots, Response info) {
        return slots.size() == 0
                ? unusable("its Cluster has no slots yet")
                : Future.succeededFuture(
                        new Found(SlotMap.cluster(slots, host), info.toString().contains("cluster_state:ok")));
    }

    private static <T> Future<T> unusable(String reason) {
        return Future.failedFuture(new RedisUnavailable(reason));
    }

    /**
     * An answer.
     *
     * @param sure false for a server of a Cluster that is cut off from most of the others
     */
    record Found(SlotMap map, boolean sure) {}
}
