package io.reelgate.egress;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.egress.Journey.End;
import io.reelgate.egress.Mishap.Blame;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.CallerMedia.NotNow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at what a URL names: within its time it is tried once more after a failure of the network or of the server.
 * Whatever goes wrong on the way has one name, unless it says nothing about the URL.
 */
final class Look {
    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    private static final Finding UNREACHABLE = new Finding.Unusable(MediaFault.UNREACHABLE);
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> LATER = Set.of(TIMEOUT, TOO_MANY);

    private final Vertx vertx;
    private final Duration pause;
    private final Reach reach;
    private final Leash leash;
    private final Allowance time;

    Look(Vertx vertx, Duration pause, Reach reach, Leash leash, Allowance time) {
        this.vertx = vertx;
        this.pause = pause;
        this.reach = reach;
        this.leash = leash;
        this.time = time;
    }

    /** Fails with {@link NotNow} only. */
    Future<Finding> run(Supplier<Future<Finding>> first, Supplier<Future<Finding>> second) {
        return time.bound(first.get().recover(failure -> again(failure, second)))
                .onFailure(failure -> leash.cut())
                .recover(this::verdict);
    }

    private Future<Finding> again(Throwable failure, Supplier<Future<Finding>> second) {
        leash.drop();
        if (failure instanceof NotNow) {
            return Future.failedFuture(failure);
        }
        return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS)
                .compose(waited -> leash.isCut() ? Future.failedFuture(failure) : second.get());
    }

    /** What an end comes to, where the answer to {@code usable} is left to decide about a good one. */
    Future<Finding> judge(End end, Function<HttpClientResponse, Future<Finding>> usable) {
        return switch (end) {
            case End.Stopped stopped
            when stopped.reason() == Refusal.UNRESOLVED -> Future.failedFuture("the name leads nowhere");
            case End.Stopped stopped -> Future.succeededFuture(UNREACHABLE);
            case End.Answered answered -> judge(answered.response(), usable);
        };
    }

    private Future<Finding> judge(HttpClientResponse response, Function<HttpClientResponse, Future<Finding>> usable) {
        int status = response.statusCode();
        if (status < 500 && !LATER.contains(status)) {
            return usable.apply(response);
        }
        leash.drop();
        Blame blame = status == TOO_MANY ? Blame.NOBODY : Blame.THEIRS;
        return Future.failedFuture(new Mishap(blame, "", "HTTP " + status));
    }

    /** An answer that says no, whatever follows it. */
    Future<Finding> refused() {
        leash.drop();
        return Future.succeededFuture(UNREACHABLE);
    }

    private Future<Finding> verdict(Throwable failure) {
        LOG.atDebug().log("media unreachable: {}", String.valueOf(failure));
        return switch (failure) {
            case NotNow notNow -> Future.failedFuture(notNow);
            case Mishap mishap -> verdict(mishap);
            default -> Future.succeededFuture(UNREACHABLE);
        };
    }

    private Future<Finding> verdict(Mishap mishap) {
        return switch (mishap.blame()) {
            case THEIRS -> Future.succeededFuture(UNREACHABLE);
            case UNCLEAR -> reach.isDown(mishap.host()) ? Future.succeededFuture(UNREACHABLE) : noNetwork();
            case OURS -> noNetwork();
            case NOBODY -> Future.failedFuture(new NotNow(NotNow.Reason.HOST_BUSY));
        };
    }

    private static Future<Finding> noNetwork() {
        return Future.failedFuture(new NotNow(NotNow.Reason.NO_NETWORK));
    }
}
