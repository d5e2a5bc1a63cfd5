package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.lane.LaneReports;
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
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final Fleet fleet = new Fleet();
    private final Rest looks = new Rest("fal", LaneReports.Calls.LOOKS, fleet, clock);
    private final Rest submits = new Rest("fal", LaneReports.Calls.SUBMITS, fleet, clock);

    private static void busy(Rest target, Duration wait) {
        heard(target, Outcome.BUSY, Optional.of(wait));
    }

    private static void heard(Rest target, Outcome outcome, Optional<Duration> wait) {
        target.heard(new Reading(new Observation.OutcomeUnknown(), outcome), new Reply(429, wait, Buffer.buffer()));
    }

    @Test
    void whatOneSubmitIsToldHoldsForAllAndForAllNodes() {
        busy(submits, Duration.ofSeconds(30));

        assertThat(submits.left()).contains(Duration.ofSeconds(30));
        assertThat(fleet.told).isEqualTo("SUBMITS 30s");
    }

    @Test
    void restsForWhatAnotherNodeWasTold() {
        fleet.rest = Optional.of(Duration.ofSeconds(12));

        assertThat(submits.left()).contains(Duration.ofSeconds(12));
        busy(submits, Duration.ofSeconds(5));
        assertThat(submits.left()).as("the longer of both").contains(Duration.ofSeconds(12));
    }

    @Test
    void oneBusyLookConcernsItsOwnJob() {
        busy(looks, Duration.ofSeconds(5));
        busy(looks, Duration.ofSeconds(5));

        assertThat(looks.left()).isEmpty();
    }

    @Test
    void severalLooksInARowConcernEveryLook() {
        busy(looks, Duration.ofSeconds(5));
        busy(looks, Duration.ofSeconds(5));
        busy(looks, Duration.ofSeconds(3));

        assertThat(looks.left()).contains(Duration.ofSeconds(3));
        assertThat(fleet.told).isEqualTo("LOOKS 3s");
    }

    @Test
    void anyOtherAnswerBetweenThemStartsAnew() {
        busy(looks, Duration.ofSeconds(5));
        busy(looks, Duration.ofSeconds(5));
        heard(looks, Outcome.RUNNING, Optional.empty());
        busy(looks, Duration.ofSeconds(5));

        assertThat(looks.left()).isEmpty();
    }

    @Test
    void busyWithoutATimeIsNoReasonToRest() {
        for (int call = 0; call < 5; call++) {
            heard(submits, Outcome.BUSY, Optional.empty());
        }

        assertThat(submits.left()).isEmpty();
    }

    @Test
    void noRestOfLooksIsLongerThanAMinute() {
        for (int call = 0; call < 3; call++) {
            busy(looks, Duration.ofHours(1));
        }

        assertThat(looks.left()).contains(Duration.ofMinutes(1));
    }

    /** What all nodes know of the lane. */
    private static final class Fleet implements LaneReports {
        private Optional<Duration> rest = Optional.empty();
        private String told = "";

        @Override
        public void answered(String lane) {}

        @Override
        public void failed(String lane, ErrorClass why) {}

        @Override
        public void looked(String lane, Optional<ErrorClass> failure) {}

        @Override
        public void looking(String lane, int change) {}

        @Override
        public void asksForRest(String lane, Calls calls, Duration asked) {
            told = calls + " " + asked.toSeconds() + "s";
        }

        @Override
        public Optional<Duration> rest(String lane, Calls calls) {
            return rest;
        }
    }
}
