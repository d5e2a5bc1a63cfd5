package io.reelgate.redis;

/**
 * What the connections have seen since the start, for metrics.
 *
 * @param redirections commands that a Cluster sent elsewhere
 * @param switches how often the servers that take writes were others than before
 * @param confirmedWrites writes sent to be confirmed by replicas
 * @param waits WAITs sent for them; many writes share one
 * @param notConfirmed writes that were applied and not confirmed
 */
public record RedisTallies(long redirections, long switches, long confirmedWrites, long waits, long notConfirmed) {}
