package io.reelgate.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.TaskEnded;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Waypoint;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookVerticleTest extends AtTheOutbox {
    @Test
    void deliversTheExactBodyWithAValidSignature() {
        Receiver receiver = new Receiver(vertx, 204);
        TaskId id = callback(MINE, receiver);
        deploy();

        await().until(() -> !outbox.holds(id));

        var got = receiver.received().getFirst();
        assertThat(receiver.received()).hasSize(1);
        assertThat(got.body()).isEqualTo(body(id));
        assertThat(got.header("Content-Type")).isEqualTo("application/json");
        assertThat(got.header("webhook-id")).isEqualTo("msg_" + id.value().substring(5));
        assertThatCode(() -> new Webhook(SECRET).verify(got.body(), got.headers()))
                .doesNotThrowAnyException();
    }

    @Test
    void announcesThatTheEndpointHasAnsweredBeforeItIsRecorded() {
        Receiver receiver = new Receiver(vertx, 204);
        TaskId id = callback(MINE, receiver);
        deploy();

        await().until(() -> !outbox.holds(id));

        assertThat(waypoints).containsExactly(Waypoint.MID_CALLBACK);
    }

    @Test
    void signsTwiceWhileASecretIsRotated() {
        accounts.put(ACCOUNT, SECRET, OLD_SECRET);
        Receiver receiver = new Receiver(vertx, 200);
        callback(MINE, receiver);
        deploy();

        await().until(() -> receiver.received().size() == 1);

        var got = receiver.received().getFirst();
        assertThat(got.header("webhook-signature")).matches("v1,\\S{44} v1,\\S{44}");
        assertThatCode(() -> new Webhook(SECRET).verify(got.body(), got.headers()))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(OLD_SECRET).verify(got.body(), got.headers()))
                .doesNotThrowAnyException();
    }

    @Test
    void triesAgainWithTheSameIdAndAFreshTimestamp() {
        Receiver receiver = new Receiver(vertx, 500);
        TaskId id = callback(MINE, receiver);
        deploy();
        await().until(() -> outbox.holds(id) && outbox.attempts(id) == 1);
        assertThat(outbox.untilDue(id)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(outbox.reason(id)).isEqualTo("the endpoint answered 500");

        receiver.answers(200);
        clock.advance(Duration.ofSeconds(7));
        await().until(() -> !outbox.holds(id));

        var first = receiver.received().getFirst();
        var second = receiver.received().getLast();
        assertThat(receiver.received()).hasSize(2);
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(second.header("webhook-timestamp")).isGreaterThan(first.header("webhook-timestamp"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void followsNoRedirect() {
        Receiver receiver = new Receiver(vertx, 302);
        TaskId id = callback(MINE, receiver);
        deploy();

        await().until(() -> outbox.holds(id) && outbox.attempts(id) == 1);

        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void buriesWhatIsGone() {
        Receiver receiver = new Receiver(vertx, 410);
        TaskId id = callback(MINE, receiver);
        deploy();

        await().until(() -> !outbox.holds(id));

        assertThat(outbox.death(id)).isEqualTo("the endpoint answered 410");
    }

    @Test
    void buriesAfterElevenTries() {
        Receiver receiver = new Receiver(vertx, 503);
        TaskId id = callback(MINE, receiver);
        deploy();

        for (int tries = 1; tries <= 10; tries++) {
            int made = tries;
            await().until(() -> outbox.attempts(id) == made);
            clock.advance(Duration.ofHours(29));
        }
        await().until(() -> !outbox.holds(id));

        assertThat(outbox.death(id)).isEqualTo("the endpoint answered 503");
        assertThat(receiver.received()).hasSize(11);
    }

    @Test
    void aDeadEndpointDelaysNoOther() {
        Receiver dead = new Receiver(vertx, Receiver.HOLD);
        Receiver healthy = new Receiver(vertx, 200);
        List<TaskId> stuck =
                Stream.generate(() -> callback(MINE, dead)).limit(40).toList();
        List<TaskId> fine =
                Stream.generate(() -> callback(MINE, healthy)).limit(40).toList();
        deploy();

        await().until(() -> fine.stream().noneMatch(outbox::holds));

        assertThat(stuck).allMatch(outbox::holds);
        assertThat(dead.mostOpen()).isEqualTo(4);
        assertThat(healthy.mostOpen()).isLessThanOrEqualTo(4);
    }

    @Test
    void givesUpOnASilentEndpoint() {
        Receiver receiver = new Receiver(vertx, Receiver.HOLD);
        TaskId id = callback(MINE, receiver);
        deploy(Duration.ofMillis(20), Duration.ofMillis(200));

        await().until(() -> outbox.attempts(id) == 1);

        assertThat(outbox.reason(id)).isEqualTo("the endpoint could not be reached");
    }

    @Test
    void sendsNothingUnsigned() {
        accounts.put(ACCOUNT);
        Receiver receiver = new Receiver(vertx, 200);
        TaskId id = callback(MINE, receiver);
        deploy();

        await().until(() -> outbox.attempts(id) == 1);

        assertThat(outbox.reason(id)).isEqualTo("the account has no callback secret");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void keepsWhatItCannotSignForLater() {
        accounts.put(ACCOUNT, "whsec_%%%");
        Receiver receiver = new Receiver(vertx, 200);
        TaskId id = callback(MINE, receiver);
        deploy();

        await().until(() -> outbox.attempts(id) == 1);

        assertThat(outbox.reason(id)).isEqualTo("a callback secret is no base64");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void isWokenByTheBus() {
        Receiver receiver = new Receiver(vertx, 200);
        deploy(Duration.ofHours(1), Duration.ofSeconds(30));
        callback(OTHERS, receiver);

        vertx.eventBus().publish(Address.TASK_ENDED.text(), new TaskEnded(OTHERS));

        await().until(() -> receiver.received().size() == 1);
    }

    @Test
    void findsWhatTheBusLostInPartitionsOfOthers() {
        Receiver receiver = new Receiver(vertx, 200);
        callback(OTHERS, receiver);
        deploy();

        await().until(() -> receiver.received().size() == 1);
    }
}
