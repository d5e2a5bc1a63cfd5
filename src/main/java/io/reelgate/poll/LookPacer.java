package io.reelgate.poll;

import io.reelgate.port.LookBudget.Grant;
import io.reelgate.port.LookBudget.Wanted;
import io.reelgate.port.Outage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Asks the fleet's budget for looks at one upstream and begins those it is granted, evenly and only while the grant is
 * valid. Asks for no more than waits, and for nothing when nothing waits. Belongs to one event loop.
 */
final class LookPacer {
    /** Between two questions: that much a look waits at most where the cap is far away. */
    private static final long REST_MILLIS = 20;

    private static final long STEP_MILLIS = 5;
    private static final long RETRY_MILLIS = 200;
    private static final long LONGEST_LEAD_MILLIS = 2_500;

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
    private final Lead lead = new Lead();
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
        rested = now() + REST_MILLIS;
        Future.succeededFuture(new Wanted(cap.upstream(), cap.perSecond(), wanted, lead.tenths()))
                .compose(each -> ports.budget().take(each, ports.presence().share()))
                .onSuccess(grant -> granted(grant, wanted))
                .onFailure(this::refused);
    }

    private void refused(Throwable failure) {
        outage.seen(failure);
        after(RETRY_MILLIS, this::ask);
    }

    private void granted(Grant grant, int wanted) {
        outage.over();
        count("reelgate_looks_granted_total", grant.looks());
        count("reelgate_looks_capped_total", grant.looks() < wanted ? 1 : 0);
        rested = Math.max(rested, now() + grant.again().toMillis());
        boolean inTime = lead.inTime(grant, ports.clock().instant());
        if (grant.looks() == 0 || !inTime) {
            lapsed(grant.looks());
        } else {
            waitFor(grant);
        }
    }

    private void waitFor(Grant grant) {
        long wait = Math.min(grant.from().toEpochMilli() - now(), LONGEST_LEAD_MILLIS);
        long before = grant.before().toEpochMilli();
        if (wait > 0) {
            vertx.setTimer(wait, id -> step(grant.looks(), before));
        } else {
            step(grant.looks(), before);
        }
    }

    /** What was granted and is not begun in its time is lost: its second is over. */
    private void lapsed(int left) {
        count("reelgate_looks_lapsed_total", left);
        after(rested - now(), this::ask);
    }

    private void count(String name, int amount) {
        if (amount > 0) {
            ports.metrics().add(name, amount, "upstream", cap.upstream());
        }
    }

    private void step(int granted, long before) {
        int most = cap.in(STEP_MILLIS, ports.presence().share().nodes());
        int begun = 0;
        while (begun < Math.min(granted, most) && begins(before)) {
            begun++;
        }
        int left = granted - begun;
        if (begun > 0 && left > 0) {
            after(STEP_MILLIS, () -> step(left, before));
        } else {
            lapsed(left);
        }
    }

    private boolean begins(long before) {
        boolean may = !stopped && now() < before && looks.ready() > 0;
        if (may) {
            looks.begin();
        }
        return may;
    }

    private long now() {
        return ports.clock().millis();
    }

    private void after(long millis, Runnable next) {
        vertx.setTimer(Math.clamp(millis, 1, RETRY_MILLIS), id -> next.run());
    }
}
