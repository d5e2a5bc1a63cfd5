package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LaneErrorsTest {
    private static String seen(Outcome outcome, int status, String body) {
        Reading reading = new Reading(new Observation.OutcomeUnknown(), outcome);
        return LaneErrors.of(reading, Replies.of(status, body)).map(Enum::name).orElse("NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, 429, '', RATE_LIMITED",
        "BUSY, 503, '', FAULTY",
        "OVERLOADED, 503, '', FAULTY",
        "OVERLOADED, 200, '', FAULTY",
        "ACCOUNT, 401, '', CREDENTIALS",
        "ACCOUNT, 200, '', CREDENTIALS",
        "ACCOUNT, 402, '', OUT_OF_CREDIT",
        "ACCOUNT, 403, 'your balance is used up', OUT_OF_CREDIT",
        "ACCOUNT, 403, 'forbidden', FAULTY",
        "UNCLEAR, 502, '', FAULTY",
        "UNCLEAR, 504, '', SILENT",
        "UNREADABLE, 200, '', FAULTY"
    })
    void areWhatAReplySaysOfTheLane(Outcome outcome, int status, String body, String expected) {
        assertThat(seen(outcome, status, body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"ACCEPTED", "REFUSED", "ABSENT", "RUNNING", "FURTHER", "FINISHED", "FAILED", "BROKE_DOWN"})
    void areNoneWhereTheVendorDoesItsWork(Outcome outcome) {
        assertThat(seen(outcome, 422, "no credit for this prompt")).isEqualTo("NONE");
    }
}
