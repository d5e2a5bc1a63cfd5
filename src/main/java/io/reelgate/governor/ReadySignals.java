package io.reelgate.governor;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage.TaskReady;
import io.reelgate.domain.account.Partition;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;
import java.util.BitSet;

/** Wakes submitters once per partition and burst: a lost or merged signal only costs time. Event loop only. */
final class ReadySignals {
    private static final DeliveryOptions LOCAL = BusCodec.within(DeliveryOptions.DEFAULT_TIMEOUT);

    private final Vertx vertx;
    private final long delayMillis;
    private final BitSet waiting = new BitSet();

    ReadySignals(Vertx vertx, Duration delay) {
        this.vertx = vertx;
        this.delayMillis = delay.toMillis();
    }

    void ready(Partition partition) {
        if (waiting.isEmpty()) {
            vertx.setTimer(delayMillis, timer -> send());
        }
        waiting.set(partition.index());
    }

    private void send() {
        waiting.stream().mapToObj(Partition::new).forEach(this::publish);
        waiting.clear();
    }

    private void publish(Partition partition) {
        vertx.eventBus().publish(Address.TASK_READY.text(), new TaskReady(partition), LOCAL);
    }
}
