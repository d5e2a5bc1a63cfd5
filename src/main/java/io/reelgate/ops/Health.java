package io.reelgate.ops;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the probes report. All suppliers are called on an event loop and must answer at once.
 *
 * @param ready booted and not draining; whether Redis answers does not matter for it, because taking every node out
 *     of the balancer at once would turn a 503 with {@code Retry-After} into no answer at all
 * @param checks named conditions of what the node depends on, each up or down
 */
public record Health(BooleanSupplier ready, Supplier<Map<String, Boolean>> checks) {}
