package io.reelgate.upstream;

import io.reelgate.port.Metrics;
import io.reelgate.upstream.vendor.Reading.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, times and reports the calls of one kind to one upstream. Safe from any thread. */
final class Meter {
    private static final Logger LOG = LoggerFactory.getLogger(Meter.class);

    private final String upstream;
    private final String call;
    private final Metrics metrics;
    private final Clock clock;
    private final AtomicBoolean unreachable = new AtomicBoolean();
    private final Alarm account;
    private final Alarm model;

    Meter(String upstream, String call, Metrics metrics, Clock clock) {
        this.upstream = upstream;
        this.call = call;
        this.metrics = metrics;
        this.clock = clock;
        this.account = new Alarm(
                upstream, "account", "the upstream refuses our account: check key, rights and balance", metrics, clock);
        this.model = new Alarm(
                upstream, "unknown_model", "the upstream does not know a model: check its routes", metrics, clock);
    }

    long begin() {
        return clock.millis();
    }

    void ended(long begun, Outcome outcome) {
        count(outcome);
        metrics.time(
                "reelgate_upstream_request_seconds",
                Duration.ofMillis(Math.max(0, clock.millis() - begun)),
                "upstream",
                upstream,
                "call",
                call);
        reached();
        report(outcome);
    }

    void unreachable(Throwable failure) {
        count(Outcome.UNREACHABLE);
        if (unreachable.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("upstream", upstream)
                    .addKeyValue("call", call)
                    .log("no connection: {}", failure.toString());
        }
    }

    void withheld() {
        count(Outcome.WITHHELD);
    }

    private void reached() {
        if (unreachable.compareAndSet(true, false)) {
            LOG.atInfo()
                    .addKeyValue("upstream", upstream)
                    .addKeyValue("call", call)
                    .log("reached again");
        }
    }

    private void count(Outcome outcome) {
        metrics.count(
                "reelgate_upstream_requests_total", "upstream", upstream, "call", call, "outcome", outcome.word());
    }

    /** Somebody must look after our account there. */
    private void report(Outcome outcome) {
        if (outcome == Outcome.ACCOUNT) {
            account.raise();
        } else if (outcome == Outcome.ACCEPTED || outcome == Outcome.RUNNING) {
            account.over();
        }
    }

    /** Somebody must look after the routes that lead there. */
    void unknownModel() {
        model.raise();
    }
}
