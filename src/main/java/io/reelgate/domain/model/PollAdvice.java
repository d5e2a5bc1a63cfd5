package io.reelgate.domain.model;

import java.time.Duration;

/**
 * What callers are told about polling (contract 4).
 *
 * @param first delay from admission to the first status read
 * @param interval between later reads
 */
public record PollAdvice(Duration first, Duration interval) {}
