package io.reelgate.archive;

import io.reelgate.port.Metrics;
import io.reelgate.port.Presence;
import io.reelgate.port.ResultSource;
import io.reelgate.port.ResultStore;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.Upstream;
import io.reelgate.port.WorkQueue;

/** What archiving needs from the outside. */
public record ArchivePorts(
        WorkQueue queue,
        TaskJournal journal,
        ResultSource source,
        ResultStore store,
        StoreCondition condition,
        Upstream upstream,
        Presence presence,
        Metrics metrics) {}
