package io.reelgate.poll;

import io.reelgate.port.LookBudget;
import io.reelgate.port.Metrics;
import io.reelgate.port.Presence;
import io.reelgate.port.WorkQueue;
import java.time.Clock;

/** What claiming looks needs from the outside; {@code clock} is the store's time. */
public record PollPorts(Presence presence, WorkQueue queue, LookBudget budget, Metrics metrics, Clock clock) {}
