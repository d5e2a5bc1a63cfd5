package io.reelgate.domain.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task costs, in integer micro-USD.
 *
 * @param secondsField the input field that holds the seconds of a price per second; empty for a price per video
 * @param rules the first that holds gives the price; they cover every valid input
 */
public record Price(Optional<String> secondsField, List<PriceRule> rules) {

    public Price {
        rules = List.copyOf(rules);
    }

    /** The whole price of a valid, normalised input. */
    public long microUsd(Map<String, Object> input) {
        return find(input).orElseThrow(() -> new IllegalStateException("no price covers this input"));
    }

    /** The same of a price that need not cover every input. */
    public Optional<Long> find(Map<String, Object> input) {
        return rules.stream()
                .filter(rule -> rule.when().holds(input))
                .findFirst()
                .flatMap(rule -> quantity(input).map(count -> Math.multiplyExact(rule.microUsd(), count)));
    }

    private Optional<Long> quantity(Map<String, Object> input) {
        return secondsField.isEmpty()
                ? Optional.of(1L)
                : secondsField.map(input::get).map(seconds -> ((Number) seconds).longValue());
    }
}
