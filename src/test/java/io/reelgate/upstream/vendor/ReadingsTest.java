package io.reelgate.upstream.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    /** It is paid for: one entry that is none must not cost the others. */
    @Test
    void resultsAreWhatCanBeFetched() {
        assertThat(Readings.finished(List.of("https://a/0.mp4", "null", "", "file:///etc/passwd", "http://b/1.mp4"))
                        .observation())
                .isEqualTo(new Observation.Finished(List.of("https://a/0.mp4", "http://b/1.mp4")));
    }

    @Test
    void aJobWithoutAnyFailed() {
        assertThat(Readings.finished(List.of("null", "data:video/mp4;base64,AA"))
                        .outcome())
                .isEqualTo(Reading.Outcome.FAILED);
        assertThat(Readings.finished(List.of()).outcome()).isEqualTo(Reading.Outcome.FAILED);
    }
}
