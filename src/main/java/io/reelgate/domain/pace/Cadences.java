package io.reelgate.domain.pace;

import io.reelgate.domain.model.LookPace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The looks of all kinds of jobs, made when they are first asked for and kept until more is learned. There are no more of
 * them than the catalogue has kinds and documented ranges. Safe from any thread; nothing here blocks.
 */
public final class Cadences {
    private static final int MOST_DOCUMENTED = 2_000;

    private record Documented(Expected expected, LookPace bounds) {}

    private record Place(String model, String lane) {}

    /** What is known of a lane, with the looks made of it so far. */
    private record Learned(
            Map<String, Histogram> variantToDurations,
            Map<String, Cadence> variantToCadence,
            Optional<Duration> median) {
        Learned(Map<String, Histogram> variantToDurations) {
            this(Map.copyOf(variantToDurations), new ConcurrentHashMap<>(), median(variantToDurations));
        }

        private static Optional<Duration> median(Map<String, Histogram> variantToDurations) {
            Histogram all = variantToDurations.values().stream().reduce(Histogram.EMPTY, Histogram::plus);
            return new Experience(all).counts() ? all.quantile(0.5) : Optional.empty();
        }

        /** Empty where too few jobs are known. */
        private Optional<Cadence> cadence(String variant, Expected expected, LookPace bounds) {
            return Optional.ofNullable(variantToDurations.get(variant))
                    .map(Experience::new)
                    .filter(Experience::counts)
                    .map(experience ->
                            variantToCadence.computeIfAbsent(variant, any -> experience.cadence(expected, bounds)));
        }

        private long counting() {
            return variantToDurations.values().stream()
                    .filter(durations -> new Experience(durations).counts())
                    .count();
        }
    }

    private final Map<Documented, Cadence> documentedToCadence = new ConcurrentHashMap<>();
    private volatile Map<Place, Learned> placeToLearned = Map.of();

    /** The looks at jobs of which only what is documented is known. */
    public Cadence documented(Expected expected, LookPace bounds) {
        Documented documented = new Documented(expected, bounds);
        Cadence known = documentedToCadence.get(documented);
        if (known != null) {
            return known;
        }
        Cadence made = Experience.NONE.cadence(expected, bounds);
        if (documentedToCadence.size() < MOST_DOCUMENTED) {
            documentedToCadence.put(documented, made);
        }
        return made;
    }

    /** How long jobs of a kind took lately, as far as it is known here. */
    public Histogram known(JobKind kind) {
        return at(kind.model(), kind.lane())
                .map(learned -> learned.variantToDurations().get(kind.variant()))
                .orElse(Histogram.EMPTY);
    }

    /** The looks at jobs of a kind: learned where enough of them ended lately. */
    public Cadence of(JobKind kind, Expected expected, LookPace bounds) {
        return at(kind.model(), kind.lane())
                .flatMap(learned -> learned.cadence(kind.variant(), expected, bounds))
                .orElseGet(() -> documented(expected, bounds));
    }

    /** Replaces what is known of a model's jobs at a lane. */
    public synchronized void learn(String model, String lane, Map<String, Histogram> variantToDurations) {
        Map<Place, Learned> next = new HashMap<>(placeToLearned);
        next.put(new Place(model, lane), new Learned(variantToDurations));
        placeToLearned = Map.copyOf(next);
    }

    /** How long a model's jobs at a lane took lately, by the median of all; empty where too few are known. */
    public Optional<Duration> median(String model, String lane) {
        return at(model, lane).flatMap(Learned::median);
    }

    private Optional<Learned> at(String model, String lane) {
        return Optional.ofNullable(placeToLearned.get(new Place(model, lane)));
    }

    /** The number of kinds whose looks follow from what was learned. */
    public long learned() {
        return placeToLearned.values().stream().mapToLong(Learned::counting).sum();
    }
}
