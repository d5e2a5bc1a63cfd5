package io.reelgate.sweep;

import io.reelgate.port.AuditStore;
import io.reelgate.port.KeySpace;
import io.reelgate.port.Metrics;
import io.reelgate.port.Presence;
import io.reelgate.port.TaskJournal;
import java.time.Clock;

/** What the audit works with; {@code clock} is the store's time. */
public record AuditPorts(
        AuditStore store, KeySpace keySpace, TaskJournal journal, Presence presence, Metrics metrics, Clock clock) {}
