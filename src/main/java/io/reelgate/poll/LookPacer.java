package io.reelgate.poll;

import io.reelgate.port.LookBudget.Grant;
import io.reelgate.port.Outage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Asks the fleet's budget for looks at one upstream and begins those it is granted, evenly and only while the grant is
 * valid. Asks for no more than waits, and for nothing when nothing waits. Belongs to one event loop.
 */
final class LookPacer {
    /** Between two questions: that much a look waits at most where the cap is far away. */
    private static final long REST_MILLIS = 20;

    private static final long STEP_MILLIS = 5;
    private static final long RETRY_MILLIS = 200;

    /** What a pacer paces. */
    interface Looks {
        /** How many could begin now. */
        int ready();

        void begin();
    }

    private final Vertx vertx;
    private final LookCap cap;
    private final PollPorts ports;
    private final Looks looks;
    private final Outage outage;
    private boolean idle = true;
    private boolean stopped;
    private long rested;

    LookPacer(Vertx vertx, LookCap cap, PollPorts ports, Looks looks) {
        this.vertx = vertx;
        this.cap = cap;
        this.ports = ports;
        this.looks = looks;
        this.outage = new Outage("looks at " + cap.upstream());
    }

    /** There may be looks to begin. */
    void wake() {
        if (idle && !stopped) {
            idle = false;
            after(rested - now(), this::ask);
        }
    }

    /** Begins no look from now on. */
    void stop() {
        stopped = true;
    }

    private void ask() {
        int wanted = stopped ? 0 : looks.ready();
        if (wanted == 0) {
            idle = true;
            return;
        }
        long asked = now();
        rested = asked + REST_MILLIS;
        Future.succeededFuture(cap)
                .compose(each -> ports.budget()
                        .take(
                                each.upstream(),
                                each.perSecond(),
                                wanted,
                                ports.presence().share()))
                .onSuccess(grant -> granted(grant, wanted, asked))
                .onFailure(this::refused);
    }

    private void refused(Throwable failure) {
        outage.seen(failure);
        after(RETRY_MILLIS, this::ask);
    }

    private void granted(Grant grant, int wanted, long asked) {
        outage.over();
        count(grant.looks(), wanted);
        rested = Math.max(rested, later(grant.again()));
        step(grant.looks(), asked + grant.valid().toMillis());
    }

    private void count(int granted, int wanted) {
        if (granted > 0) {
            ports.metrics().add("reelgate_looks_granted_total", granted, "upstream", cap.upstream());
        }
        if (granted < wanted) {
            ports.metrics().count("reelgate_looks_capped_total", "upstream", cap.upstream());
        }
    }

    /** What is left of a grant that is not valid any more is lost: its second is over. */
    private void step(int granted, long until) {
        int most = cap.in(STEP_MILLIS, ports.presence().share().nodes());
        int begun = 0;
        while (begun < Math.min(granted, most) && begins(until)) {
            begun++;
        }
        int left = granted - begun;
        if (begun > 0 && left > 0) {
            after(STEP_MILLIS, () -> step(left, until));
        } else {
            after(rested - now(), this::ask);
        }
    }

    private boolean begins(long until) {
        boolean may = !stopped && now() < until && looks.ready() > 0;
        if (may) {
            looks.begin();
        }
        return may;
    }

    private long later(Duration wait) {
        return now() + wait.toMillis();
    }

    private long now() {
        return ports.clock().millis();
    }

    private void after(long millis, Runnable next) {
        vertx.setTimer(Math.clamp(millis, 1, RETRY_MILLIS), id -> next.run());
    }
}
