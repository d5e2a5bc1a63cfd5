package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.LookPace;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.pace.SimulatedJobs.Seen;
import io.reelgate.domain.request.ShippedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looks and lags by simulation of the documented durations, with the shipped models' timing; see polling.md. */
class PollingFiguresTest {
    private static final double WANTED_LAG = 5;
    private static final double WANTED_LOOKS = 8;
    private static final long VEO_SHORTEST = 11_000;
    private static final long VEO_LONGEST = 360_000;
    private static final double VEO_MIDDLE = Math.sqrt((double) VEO_SHORTEST * VEO_LONGEST);

    /** A line of the table. */
    private record Case(String name, Seen callers, Seen cold, Seen learned) {
        static Case of(String name, Timing timing, SimulatedJobs jobs) {
            Seen callers = jobs.each(timing.firstPoll(), timing.advice().interval());
            return new Case(name, callers, jobs.cold(), jobs.learned());
        }

        String row() {
            return "| " + name + " | " + cells(callers) + " | " + cells(cold) + " | " + cells(learned) + " |";
        }

        private static String cells(Seen seen) {
            return String.format(
                    Locale.ROOT,
                    "%.1f / %d | %.1f / %.1f",
                    seen.meanLooks(),
                    seen.looksOf19In20(),
                    seen.lag(0.5),
                    seen.lag(0.95));
        }
    }

    private static final List<Case> USUAL = new ArrayList<>();
    private static Case swinging;
    private static Case spaced;
    private static Case pooled;
    private static Case dashscope;

    @BeforeAll
    static void simulate() {
        USUAL.add(usual("ltx-2-19b, 480p", "ltx-2-19b", Map.of("mode", "text-to-video", "resolution", "480p")));
        USUAL.add(usual("ltx-2-19b, 1080p", "ltx-2-19b", Map.of("mode", "text-to-video", "resolution", "1080p")));
        USUAL.add(usual("wan-2-5, 720p", "wan-2-5", Map.of("resolution", "720p")));
        USUAL.add(usual("wan-2-5, 1080p", "wan-2-5", Map.of("resolution", "1080p")));
        USUAL.add(usual("sora-2-pro", "sora-2-pro", Map.of()));
        USUAL.add(usual("veo-3-1", "veo-3-1", Map.of("mode", "fast")));
        var swing = SimulatedJobs.swinging(VEO_MIDDLE, 2.5, 0.2, VEO_SHORTEST, VEO_LONGEST);
        swinging = extremes("veo-3-1, 11 s to 6 min, busy and quiet hours", "veo-3-1", "gemini", swing, 0);
        spaced = extremes("the same, 10 s between looks (`gemini`, `vertex`)", "veo-3-1", "gemini", swing, 10);
        var any = SimulatedJobs.around(VEO_MIDDLE, 0.5, VEO_SHORTEST, VEO_LONGEST);
        pooled = extremes("veo-3-1, 11 s to 6 min, all hours alike", "veo-3-1", "gemini", any, 0);
        var wan = SimulatedJobs.around(Math.sqrt(60_000.0 * 300_000), 0.27, 60_000, 300_000);
        dashscope = extremes("wan-2-5, 1 to 5 min (`dashscope`)", "wan-2-5", "dashscope", wan, 0);
    }

    private static Case usual(String name, String model, Map<String, Object> input) {
        Timing timing = ShippedModels.model(model).timing();
        DurationRange range = timing.usual(input);
        var durations = SimulatedJobs.even(range.from().toMillis(), range.to().toMillis());
        return Case.of(name, timing, new SimulatedJobs(durations, Expected.usual(range), timing.pace()));
    }

    private static Case extremes(
            String name, String model, String upstream, SimulatedJobs.Durations durations, int gap) {
        Timing timing = ShippedModels.model(model).timing();
        Expected expected = new Expected(timing.extremes(upstream).orElseThrow(), true);
        LookPace bounds = timing.pace().withGap(Duration.ofSeconds(gap));
        return Case.of(name, timing, new SimulatedJobs(durations, expected, bounds));
    }

    private static Stream<Case> all() {
        return Stream.concat(USUAL.stream(), Stream.of(swinging, spaced, pooled, dashscope));
    }

    @Test
    void usualDurationsAreFoundInTimeByFewLooksColdAndLearned() {
        assertThat(USUAL)
                .allSatisfy(each -> assertThat(List.of(each.cold(), each.learned()))
                        .allSatisfy(seen -> {
                            assertThat(seen.lag(0.95)).as(each.name()).isLessThanOrEqualTo(WANTED_LAG);
                            assertThat(seen.meanLooks()).as(each.name()).isLessThan(6);
                        }));
    }

    @Test
    void aVeoTaskTakesEightLooksAtMostAndIsFoundWithinFiveSecondsColdAndLearned() {
        Case veo = USUAL.getLast();

        assertThat(veo.cold().looksOf19In20()).isLessThanOrEqualTo((long) WANTED_LOOKS);
        assertThat(veo.learned().looksOf19In20()).isLessThanOrEqualTo((long) WANTED_LOOKS);
    }

    @Test
    void theWholeDocumentedRangeOfVeoTakesEightLooksOnceItIsLearned() {
        assertThat(swinging.learned().meanLooks()).isLessThanOrEqualTo(WANTED_LOOKS);
        assertThat(swinging.learned().lag(0.95)).isLessThanOrEqualTo(WANTED_LAG);
    }

    @Test
    void inAWideRangeColdLooksAreInTimeAllTheSameAndMore() {
        assertThat(List.of(swinging, pooled, dashscope)).allSatisfy(each -> {
            assertThat(each.cold().lag(0.95)).as(each.name()).isLessThanOrEqualTo(WANTED_LAG);
            assertThat(each.cold().meanLooks()).as(each.name()).isLessThan(15);
            assertThat(each.learned().lag(0.95)).as(each.name()).isLessThanOrEqualTo(WANTED_LAG);
        });
        assertThat(swinging.callers().lag(0.5)).isGreaterThan(10);
    }

    @Test
    void aVendorsWishForLongerGapsIsPaidForInLagAndNotInLooks() {
        assertThat(spaced.learned().meanLooks()).isLessThanOrEqualTo(WANTED_LOOKS);
        assertThat(spaced.learned().lag(0.95)).isBetween(5.0, 10.5);
    }

    @Test
    void aVendorThatBecomesFourTimesAsFastOrSlowIsFollowedWithinHalfAnHour() {
        var slow = SimulatedJobs.around(120_000, 0.1, 60_000, 240_000);
        var fast = SimulatedJobs.around(30_000, 0.1, 15_000, 60_000);
        int later = SimulatedJobs.A_DAY + SimulatedJobs.AN_HOUR / 2;

        assertThat(changing(slow, fast).learned(later).lag(0.95)).isLessThanOrEqualTo(WANTED_LAG);
        assertThat(changing(fast, slow).learned(later).lag(0.95)).isLessThanOrEqualTo(WANTED_LAG);
        assertThat(changing(fast, slow).learned(later).meanLooks()).isLessThan(WANTED_LOOKS);
    }

    private static SimulatedJobs changing(SimulatedJobs.Durations one, SimulatedJobs.Durations then) {
        Timing timing = ShippedModels.model("veo-3-1").timing();
        Expected usual = Expected.usual(timing.usual(Map.of("mode", "fast")));
        return new SimulatedJobs(SimulatedJobs.first(one, then), usual, timing.pace());
    }

    @Test
    void thePublishedFiguresAreThese() throws IOException {
        String document = Files.readString(Path.of("src/docs/polling.md"));

        assertThat(all().map(Case::row).filter(row -> !document.contains(row)))
                .as("rows that polling.md lacks")
                .isEmpty();
    }
}
