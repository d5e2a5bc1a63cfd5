package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestTest {
    private final Rest target = new Rest(Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC));

    private void busy(Duration wait) {
        heard(Outcome.BUSY, Optional.of(wait));
    }

    private void heard(Outcome outcome, Optional<Duration> wait) {
        target.heard(new Reading(new Observation.OutcomeUnknown(), outcome), new Reply(429, wait, Buffer.buffer()));
    }

    @Test
    void oneBusyAnswerConcernsItsOwnTask() {
        busy(Duration.ofSeconds(5));
        busy(Duration.ofSeconds(5));

        assertThat(target.left()).isEmpty();
    }

    @Test
    void severalInARowConcernEveryCall() {
        busy(Duration.ofSeconds(5));
        busy(Duration.ofSeconds(5));
        busy(Duration.ofSeconds(3));

        assertThat(target.left()).contains(Duration.ofSeconds(3));
    }

    @Test
    void anyOtherAnswerBetweenThemStartsAnew() {
        busy(Duration.ofSeconds(5));
        busy(Duration.ofSeconds(5));
        heard(Outcome.RUNNING, Optional.empty());
        busy(Duration.ofSeconds(5));

        assertThat(target.left()).isEmpty();
    }

    @Test
    void busyWithoutATimeIsNoReasonToRest() {
        for (int call = 0; call < 5; call++) {
            heard(Outcome.BUSY, Optional.empty());
        }

        assertThat(target.left()).isEmpty();
    }

    @Test
    void noRestIsLongerThanAMinute() {
        for (int call = 0; call < 3; call++) {
            busy(Duration.ofHours(1));
        }

        assertThat(target.left()).contains(Duration.ofMinutes(1));
    }
}
