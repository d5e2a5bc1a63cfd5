package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.bus.BusMessage.AwaitChange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusLongPollTest extends AtTheStatus {
    @Test
    void holdsBackTheAnswerUntilTheTaskChanges() throws Exception {
        watchersAnswer(() -> edge.tasks.put(running(4, 80)), true);

        var answer = status(RUNNING.value(), "Prefer", "respond-async, wait=10");

        assertThat(awaited.take()).isEqualTo(new AwaitChange(edge.account.id(), RUNNING, 3, Duration.ofSeconds(10)));
        assertThat(answer.body()).contains("\"version\":4", "\"progress\":80");
        assertThat(header(answer, "Preference-Applied")).isEqualTo("wait=10");
        assertThat(edge.accounts.reads).hasValue(1);
    }

    @Test
    void waitsNoLongerThanAllowed() throws Exception {
        watchersAnswer(() -> {}, false);

        var answer = status(RUNNING.value(), "Prefer", "wait=\"600\"");

        assertThat(awaited.take().atMost()).isEqualTo(Duration.ofSeconds(30));
        assertThat(header(answer, "Preference-Applied")).isEqualTo("wait=30");
        assertThat(answer.body()).contains("\"version\":3");
    }

    @Test
    void answers304WhenNothingChangedWhileWaiting() {
        watchersAnswer(() -> {}, false);

        var answer = status(RUNNING.value(), "Prefer", "wait=25", "If-None-Match", "W/\"3-40\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(awaited).hasSize(1);
    }

    @Test
    void doesNotWaitWhereThereIsNewsOrNothingMoreToCome() {
        watchersAnswer(() -> {}, false);

        assertThat(status(RUNNING.value(), "Prefer", "wait=25", "If-None-Match", "W/\"2-10\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(ENDED.value(), "Prefer", "wait=25").statusCode()).isEqualTo(200);
        assertThat(status(RUNNING.value(), "Prefer", "wait=-1").statusCode()).isEqualTo(200);
        assertThat(status(RUNNING.value(), "Prefer", "wait=0").statusCode()).isEqualTo(200);
        assertThat(awaited).isEmpty();
    }

    @Test
    void answersAtOnceWhereNobodyWatches() {
        var answer = status(RUNNING.value(), "Prefer", "wait=25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }
}
