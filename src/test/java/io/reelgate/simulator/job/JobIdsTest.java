package io.reelgate.simulator.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobIdsTest {

    private static final JobIds IDS = new JobIds("a signing key for tests");
    private static final Job JOB = new Job(
            new Product("fal", "fal-ai/wan-25-preview/text-to-video"),
            "wan-2-5",
            1_800_000_000_000L,
            400,
            6_000,
            Orientation.SQUARE,
            new ContentHash(-1, 2),
            new Words(List.of(new SpokenWord(FailureWord.POLL_BODY_ERROR, 503), new SpokenWord(FailureWord.SLOW, 20))));

    @Test
    void carryTheWholeJob() {
        assertThat(IDS.read(IDS.write(JOB, 1))).contains(JOB);
    }

    @Test
    void differForEqualJobs() {
        assertThat(IDS.write(JOB, 1)).isNotEqualTo(IDS.write(JOB, 2));
    }

    @Test
    void areUrlSafe() {
        assertThat(IDS.write(JOB, Long.MAX_VALUE)).matches("task_[A-Za-z0-9_-]{80,200}");
    }

    @Test
    void ofAnotherKeyAreUnknown() {
        assertThat(new JobIds("quite another signing key").read(IDS.write(JOB, 1)))
                .isEmpty();
    }

    @Test
    void withAnyByteChangedAreUnknown() {
        byte[] good = Base64.getUrlDecoder().decode(IDS.write(JOB, 1).substring(5));
        for (int place = 0; place < good.length; place++) {
            byte[] bad = good.clone();
            bad[place] ^= 1;
            assertThat(IDS.read(
                            "task_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bad)))
                    .as("byte %d", place)
                    .isEmpty();
        }
    }

    @Test
    void thatAreNoIdsAreUnknown() {
        assertThat(List.of(
                        "", "task_", "task_ä", "job_" + IDS.write(JOB, 1).substring(5), "task_" + "A".repeat(10_000)))
                .allSatisfy(text -> assertThat(IDS.read(text)).isEmpty());
    }
}
