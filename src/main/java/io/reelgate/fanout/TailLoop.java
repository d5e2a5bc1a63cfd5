package io.reelgate.fanout;

import io.reelgate.domain.account.Partition;
import io.reelgate.port.EventLog;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads again and again: fast while events come, slower while none do, with growing pauses while the log cannot be
 * asked. Nothing but {@link #stop} ends it. After a failure or a long pause the first read checks that nothing was
 * trimmed meanwhile.
 */
final class TailLoop {
    private static final long FIRST_BACKOFF = 100;
    private static final long LONGEST_BACKOFF = 1_000;

    private final Supplier<List<Watched>> open;
    private final LogReader reader;
    private final FanoutSettings.Tailing settings;
    private final Clock clock;
    private final Outage outage = new Outage("fanout");
    private Vertx vertx;
    private Context context;
    private long pause;
    private int failures;
    private boolean stopped;
    private volatile long lastRead;
    private volatile boolean watching;

    TailLoop(
            Supplier<List<Watched>> open,
            LogReader reader,
            FanoutSettings.Tailing settings,
            Clock clock,
            Metrics metrics) {
        this.open = open;
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
        metrics.gauge("reelgate_tail_lag_seconds", this::lagSeconds);
    }

    void start(Vertx onVertx) {
        vertx = onVertx;
        context = onVertx.getOrCreateContext();
        pause = settings.slowest().toMillis();
        lastRead = clock.millis();
        again();
    }

    void stop() {
        stopped = true;
    }

    /** How long nothing could be read; the delay of single events is measured where they are delivered. */
    private Number lagSeconds() {
        return watching ? (clock.millis() - lastRead) / 1000.0 : 0;
    }

    private void again() {
        if (!stopped) {
            vertx.setTimer(Math.max(1, pause), timer -> read());
        }
    }

    private void read() {
        List<Watched> watched = open.get();
        watching = !watched.isEmpty();
        if (watched.isEmpty()) {
            ended(Future.succeededFuture(false));
            return;
        }
        boolean check =
                failures > 0 || clock.millis() - lastRead > settings.recheck().toMillis();
        (check ? recheck(watched) : follow(watched)).onComplete(this::ended);
    }

    private Future<Boolean> follow(List<Watched> watched) {
        return Hop.to(context, reader.follow(watched)).map(events -> deliver(watched, events));
    }

    private boolean deliver(List<Watched> watched, Map<Partition, List<EventLog.Event>> partitionToEvents) {
        boolean any = false;
        for (Watched one : watched) {
            any |= reader.deliver(one, partitionToEvents.getOrDefault(one.partition(), List.of()));
        }
        return any;
    }

    private Future<Boolean> recheck(List<Watched> watched) {
        var checks = Future.all(watched.stream().map(reader::recheck).toList());
        return Hop.to(context, checks).map(found -> deliver(found.<LogReader.Recheck>list()));
    }

    private boolean deliver(List<LogReader.Recheck> found) {
        boolean any = false;
        for (LogReader.Recheck one : found) {
            any |= reader.deliver(one);
        }
        return any;
    }

    private void ended(AsyncResult<Boolean> round) {
        if (round.succeeded()) {
            succeeded(round.result());
        } else {
            failed(round.cause());
        }
        again();
    }

    private void succeeded(boolean any) {
        outage.over();
        failures = 0;
        lastRead = clock.millis();
        pause = any
                ? settings.fastest().toMillis()
                : Math.min(pause * 2, settings.slowest().toMillis());
    }

    private void failed(Throwable cause) {
        outage.seen(cause);
        pause = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF << Math.min(failures++, 5));
    }
}
