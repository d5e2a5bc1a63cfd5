package io.reelgate.app.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How jobs are looked at ({@code poll}).
 *
 * @param learn whether the times of the looks follow from how long such jobs took lately
 * @param gaps the shortest time between two looks at a job, by the upstream's name or its vendor's
 */
public record PollRules(int concurrency, Duration timeout, boolean learn, Map<String, Duration> gaps) {
    public PollRules {
        gaps.forEach((upstream, gap) -> {
            if (!gap.isPositive()) {
                throw new IllegalArgumentException("gaps." + upstream + " must be above 0");
            }
        });
    }

    /** The first of these names that has one; zero for none. */
    public Duration gap(String... names) {
        return Stream.of(names)
                .map(gaps::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
