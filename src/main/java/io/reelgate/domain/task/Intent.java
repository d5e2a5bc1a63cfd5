package io.reelgate.domain.task;

import java.time.Instant;

/**
 * The recorded will to submit, committed before the first byte is written upstream.
 *
 * @param token proves who may report the outcome, even after its lease ended
 * @param route the route's upstream name, pinned
 */
public record Intent(String token, String route, Instant at) {}
