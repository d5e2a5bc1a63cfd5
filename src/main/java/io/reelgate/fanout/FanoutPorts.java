package io.reelgate.fanout;

import io.reelgate.port.AccountStore;
import io.reelgate.port.EventLog;
import io.reelgate.port.Metrics;
import io.reelgate.port.TaskStore;

/** What this role needs from the outside. */
public record FanoutPorts(EventLog log, TaskStore tasks, AccountStore accounts, Metrics metrics) {}
