package io.reelgate.webhook;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.TaskId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookOutageTest extends AtTheOutbox {
    @Test
    void goesOnAfterTheOutboxWasUnreachable() {
        Receiver receiver = new Receiver(vertx, 200);
        TaskId id = callback(MINE, receiver);
        outbox.unreachable(true);
        deploy();

        outbox.unreachable(false);

        await().until(() -> !outbox.holds(id));
    }

    @Test
    void delaysACallbackByItsLeaseWhenTheAccountCannotBeRead() {
        Receiver receiver = new Receiver(vertx, 200);
        TaskId id = callback(MINE, receiver);
        accounts.unreachable(true);
        deploy();
        await().until(() -> outbox.untilDue(id).compareTo(Duration.ofSeconds(20)) > 0);

        accounts.unreachable(false);
        clock.advance(Duration.ofSeconds(36));

        await().until(() -> !outbox.holds(id));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void recordsADeliveryMadeWhileTheOutboxWasUnreachable() {
        Receiver receiver = new Receiver(vertx, Receiver.HOLD);
        TaskId id = callback(MINE, receiver);
        deploy();
        await().until(() -> receiver.received().size() == 1);

        outbox.unreachable(true);
        receiver.release(200);
        outbox.unreachable(false);

        await().until(() -> !outbox.holds(id));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void waitsForTriesUnderWayWhenStopped() {
        Receiver receiver = new Receiver(vertx, Receiver.HOLD);
        TaskId id = callback(MINE, receiver);
        deploy();
        await().until(() -> receiver.received().size() == 1);

        var stopped = vertx.undeploy(deployment);
        receiver.release(200);
        done(stopped);

        assertThat(outbox.holds(id)).isFalse();
    }
}
