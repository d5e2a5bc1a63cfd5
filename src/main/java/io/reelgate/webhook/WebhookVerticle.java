package io.reelgate.webhook;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.TaskEnded;
import io.reelgate.domain.account.Partition;
import io.reelgate.port.Outage;
import io.reelgate.port.Outbox;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.PartitionRounds.Found;
import io.reelgate.port.Permits;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Claims due callbacks and delivers them. Woken by the bus, by its own timers for near retries, and by rounds for the
 * rest; deploy one instance per node. The store hands out few callbacks of one endpoint at a time, so a dead endpoint
 * delays no other. A stop lets tries under way finish, within bounds.
 */
public final class WebhookVerticle extends VerticleBase {
    /** So that one busy partition does not take all permits at once. */
    private static final int MOST_PER_VISIT = 16;

    /** Retries later than this are left to the rounds: exact to the second is exact enough. */
    private static final Duration NEAR = Duration.ofMinutes(10);

    private final WebhookPorts ports;
    private final WebhookSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final Permits permits;
    private final Outage outage = new Outage("webhook");
    private Courier courier;
    private PartitionRounds rounds;

    public WebhookVerticle(WebhookPorts ports, WebhookSettings settings, Clock clock, RandomGenerator random) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.permits = new Permits(settings.concurrency());
    }

    @Override
    public Future<?> start() {
        courier = new Courier(vertx, ports, settings, clock, random);
        rounds = new PartitionRounds("webhook", vertx, ports.presence(), settings.rhythm(), this::visit);
        rounds.start();
        ports.metrics().gauge("reelgate_callbacks_in_flight", permits::taken);
        return vertx.eventBus()
                .<TaskEnded>localConsumer(Address.TASK_ENDED.text(), this::ended)
                .completion();
    }

    private void ended(Message<TaskEnded> message) {
        rounds.wake(message.body().partition());
    }

    private Future<Found> visit(Partition partition) {
        int taken = permits.take(MOST_PER_VISIT);
        if (taken == 0) {
            return Future.succeededFuture(Found.BUSY);
        }
        return ports.outbox()
                .claim(partition, taken, settings.perEndpoint(), settings.lease())
                .onFailure(failure -> permits.giveBack(taken))
                .map(claimed -> begin(partition, claimed, taken));
    }

    private Found begin(Partition partition, List<Outbox.Callback> claimed, int taken) {
        permits.giveBack(taken - claimed.size());
        claimed.forEach(callback -> begin(partition, callback));
        if (claimed.size() == taken) {
            return Found.FULL;
        }
        return claimed.isEmpty() ? Found.NOTHING : Found.SOME;
    }

    /** The endpoint may have more waiting for the place that becomes free. */
    private void begin(Partition partition, Outbox.Callback callback) {
        courier.deliver(callback)
                .onSuccess(wait -> outage.over())
                .onFailure(outage::seen)
                .onSuccess(wait -> wait.ifPresent(near -> wakeAfter(partition, near)))
                .onComplete(done -> permits.giveBack())
                .onComplete(done -> rounds.wake(partition));
    }

    private void wakeAfter(Partition partition, Duration wait) {
        if (wait.compareTo(NEAR) < 0) {
            vertx.setTimer(wait.toMillis() + 1, timer -> rounds.wake(partition));
        }
    }

    @Override
    public Future<?> stop() {
        return rounds == null ? Future.succeededFuture() : rounds.stop(permits, settings.drain());
    }
}
