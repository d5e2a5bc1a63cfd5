package io.reelgate.domain.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All times of a model.
 *
 * @param advice what callers are told
 * @param pace the gateway's own looks
 * @param deadline from createTime to PROCESSING_TIMEOUT
 * @param usual the first rule that holds gives the usual duration; the rules cover every valid input
 * @param additions every rule that holds lengthens it
 * @param upstreamToExtremes the shortest and longest that an upstream itself documents for all its jobs
 */
public record Timing(
        PollAdvice advice,
        LookPace pace,
        Duration deadline,
        List<UsualDuration> usual,
        List<UsualDuration> additions,
        Map<String, DurationRange> upstreamToExtremes) {

    /** No look follows another, and no first look an admission, sooner than this (design 5). */
    public static final Duration SHORTEST = Duration.ofMillis(200);

    public Timing {
        usual = List.copyOf(usual);
        additions = List.copyOf(additions);
        upstreamToExtremes = Map.copyOf(upstreamToExtremes);
    }

    /** Where no upstream documents times of its own. */
    public Timing(
            PollAdvice advice,
            LookPace pace,
            Duration deadline,
            List<UsualDuration> usual,
            List<UsualDuration> additions) {
        this(advice, pace, deadline, usual, additions, Map.of());
    }

    public Optional<DurationRange> extremes(String upstream) {
        return Optional.ofNullable(upstreamToExtremes.get(upstream));
    }

    /** The usual duration of a valid, normalised input. */
    public DurationRange usual(Map<String, Object> input) {
        return find(input).orElseThrow(() -> new IllegalStateException("no usual duration covers this input"));
    }

    /** The same of an input that may be incomplete. */
    public Optional<DurationRange> find(Map<String, Object> input) {
        return usual.stream()
                .filter(each -> each.when().holds(input))
                .findFirst()
                .map(each -> lengthened(each.range(), input));
    }

    private DurationRange lengthened(DurationRange range, Map<String, Object> input) {
        DurationRange total = range;
        for (UsualDuration addition : additions) {
            total = addition.when().holds(input) ? total.plus(addition.range()) : total;
        }
        return total;
    }

    /** When the gateway itself looks first, counted from the submit: the lower end of the usual duration. */
    public Duration firstLook(Map<String, Object> input) {
        return atLeastShortest(usual(input).from());
    }

    /** What callers are told to wait before their first status read. */
    public Duration firstPoll() {
        return advice.first();
    }

    public Duration interval() {
        return pace.interval();
    }

    public Duration floor() {
        return pace.floor();
    }

    public Duration ceiling() {
        return pace.ceiling();
    }

    /**
     * All times divided by the simulator's speed; intervals and the deadline not below {@link #SHORTEST}. Without the
     * extremes of upstreams: the simulator takes the usual time in the place of them all.
     */
    public Timing scaledBy(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be above 0");
        }
        return new Timing(
                new PollAdvice(floored(advice.first(), speed), floored(advice.interval(), speed)),
                new LookPace(
                        floored(pace.interval(), speed), floored(pace.floor(), speed), floored(pace.ceiling(), speed)),
                floored(deadline, speed),
                scaled(usual, speed),
                scaled(additions, speed));
    }

    private static List<UsualDuration> scaled(List<UsualDuration> rules, double speed) {
        return rules.stream().map(rule -> scaled(rule, speed)).toList();
    }

    private static UsualDuration scaled(UsualDuration rule, double speed) {
        DurationRange range = rule.range();
        return new UsualDuration(
                rule.when(), new DurationRange(divided(range.from(), speed), divided(range.to(), speed)));
    }

    private static Duration floored(Duration duration, double speed) {
        return atLeastShortest(divided(duration, speed));
    }

    private static Duration atLeastShortest(Duration duration) {
        return duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration;
    }

    private static Duration divided(Duration duration, double speed) {
        return Duration.ofMillis(Math.round(duration.toMillis() / speed));
    }
}
