package io.reelgate.redis;

import io.reelgate.domain.retry.Backoff;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who the masters are: at the start, whenever something hints that they changed, and now and then. Hints are
 * many and searches few: one at a time, and with growing pauses while hints go on. On one event loop but {@link #hint}.
 */
final class TopologyRefresh {
    private static final long SELDOM_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(TopologyRefresh.class);

    private final Wiring wiring;
    private final Context context;
    private final Consumer<SlotMap> changed;
    private final MasterFinder finder;
    private final Backoff backoff;
    private final AtomicBoolean hinted = new AtomicBoolean();
    private final Promise<Void> firstSearch = Promise.promise();

    private @Nullable SlotMap current;
    private boolean busy;
    private boolean stopped;
    private int attempts;

    /** {@code changed}: called with every map that differs from the one before. */
    TopologyRefresh(Wiring wiring, Context context, Consumer<SlotMap> changed) {
        this.wiring = wiring;
        this.context = context;
        this.changed = changed;
        this.finder = new MasterFinder(wiring);
        this.backoff = wiring.settings().reconnects();
    }

    /** Found, or the outcome of the first searches; whatever it is, the searches go on. */
    Future<Void> start() {
        hint();
        context.runOnContext(ignored -> seldom());
        return firstSearch.future();
    }

    void stop() {
        context.runOnContext(ignored -> stopped = true);
    }

    /** The masters may be others now. Any thread. */
    void hint() {
        if (hinted.compareAndSet(false, true)) {
            context.runOnContext(ignored -> searchUnlessBusy());
        }
    }

    private void searchUnlessBusy() {
        if (!busy && !stopped) {
            busy = true;
            search();
        }
    }

    private void search() {
        hinted.set(false);
        new MasterSearch(finder, hosts()).run().onComplete(this::found, this::failed);
    }

    private void found(SlotMap map) {
        if (current == null || !map.sameAs(current)) {
            LOG.atInfo()
                    .addKeyValue("kind", map.kind())
                    .addKeyValue("masters", map.masters())
                    .log("redis masters");
            changed.accept(map);
        }
        current = map;
        firstSearch.tryComplete();
        if (hinted.get()) {
            again();
        } else {
            attempts = 0;
            busy = false;
        }
    }

    private void failed(Throwable cause) {
        if (attempts == 0) {
            LOG.atWarn().addKeyValue("cause", cause.getMessage()).log("redis masters cannot be found");
        }
        if (attempts >= RedisSettings.FIRST_TRIES - 1) {
            firstSearch.tryFail(cause);
        }
        again();
    }

    private void again() {
        long pause = backoff.before(++attempts, wiring.random()).toMillis();
        wiring.vertx().setTimer(pause, ignored -> searchIfNotStopped());
    }

    private void searchIfNotStopped() {
        if (!stopped) {
            search();
        }
    }

    /** One server alone has nobody else to ask: its connections tell all there is to know. */
    private void seldom() {
        if (stopped) {
            return;
        }
        if (current != null && hosts().size() > 1) {
            hint();
        }
        long pause = SELDOM_MILLIS / 2 + wiring.random().nextLong(SELDOM_MILLIS);
        wiring.vertx().setTimer(pause, ignored -> seldom());
    }

    /**
     * A master that stands alone is asked first, so that it stays the one as long as it says so; Sentinels and servers of
     * a Cluster are asked in any order.
     */
    private List<NodeAddress> hosts() {
        Set<NodeAddress> hosts = new LinkedHashSet<>();
        if (current != null && current.kind() == SlotMap.Kind.STANDALONE) {
            hosts.addAll(current.masters());
        } else if (current != null) {
            hosts.addAll(current.askNext());
        }
        hosts.addAll(wiring.settings().url().hosts());
        List<NodeAddress> order = new ArrayList<>(hosts);
        if (current != null && current.kind() != SlotMap.Kind.STANDALONE) {
            Collections.shuffle(order, Random.from(wiring.random()));
        }
        return order;
    }
}
