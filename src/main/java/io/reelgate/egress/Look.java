package io.reelgate.egress;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.egress.Journey.End;
import io.reelgate.port.CallerMedia.Finding;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at what a URL names: within its time it is tried once more after a failure of the network or of the server.
 * Whatever goes wrong on the way has one name.
 */
final class Look {
    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    static final Finding UNREACHABLE = new Finding.Unusable(MediaFault.UNREACHABLE);

    private final Vertx vertx;
    private final MediaSettings settings;
    private final Leash leash;

    Look(Vertx vertx, MediaSettings settings, Leash leash) {
        this.vertx = vertx;
        this.settings = settings;
        this.leash = leash;
    }

    /** Never fails. */
    Future<Finding> run(Supplier<Future<Finding>> first, Supplier<Future<Finding>> second) {
        return first.get()
                .recover(failure -> again(failure, second))
                .timeout(settings.whole().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> leash.cut())
                .otherwise(Look::unreachable);
    }

    private Future<Finding> again(Throwable failure, Supplier<Future<Finding>> second) {
        leash.drop();
        return vertx.timer(settings.pause().toMillis(), TimeUnit.MILLISECONDS)
                .compose(waited -> leash.isCut() ? Future.failedFuture(failure) : second.get());
    }

    /** What an end comes to, where the answer to {@code usable} is left to decide about a good one. */
    Future<Finding> judge(End end, Function<HttpClientResponse, Future<Finding>> usable) {
        return switch (end) {
            case End.Stopped stopped
            when stopped.reason() == Refusal.UNRESOLVED -> Future.failedFuture("the name leads nowhere");
            case End.Stopped stopped -> Future.succeededFuture(UNREACHABLE);
            case End.Answered answered
            when answered.response().statusCode() >= 500 ->
                Future.failedFuture("HTTP " + answered.response().statusCode());
            case End.Answered answered -> usable.apply(answered.response());
        };
    }

    /** An answer that says no, whatever follows it. */
    Future<Finding> refused() {
        leash.drop();
        return Future.succeededFuture(UNREACHABLE);
    }

    private static Finding unreachable(Throwable failure) {
        LOG.atDebug().log("media unreachable: {}", String.valueOf(failure));
        return UNREACHABLE;
    }
}
