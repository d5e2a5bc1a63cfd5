package io.reelgate.sweep;

import io.reelgate.port.AuditStore;
import io.reelgate.port.KeySpace;
import io.reelgate.port.Metrics;
import io.reelgate.port.Presence;
import io.reelgate.port.TaskJournal;
import java.time.Clock;
import java.util.Optional;

/** What the audit works with; {@code clock} is the store's time. */
public record AuditPorts(
        AuditStore store,
        KeySpace keySpace,
        TaskJournal journal,
        Presence presence,
        Metrics metrics,
        Clock clock,
        Optional<PlaceAudit> places) {
    /** Without lanes. */
    public AuditPorts(
            AuditStore store,
            KeySpace keySpace,
            TaskJournal journal,
            Presence presence,
            Metrics metrics,
            Clock clock) {
        this(store, keySpace, journal, presence, metrics, clock, Optional.empty());
    }
}
