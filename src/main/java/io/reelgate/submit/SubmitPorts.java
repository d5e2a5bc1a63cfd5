package io.reelgate.submit;

import io.reelgate.port.CallerMedia;
import io.reelgate.port.HintUrls;
import io.reelgate.port.Metrics;
import io.reelgate.port.Presence;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.Upstream;
import io.reelgate.port.Waypoints;
import io.reelgate.port.WorkQueue;
import io.reelgate.port.lane.LaneGate;
import java.time.Clock;

/**
 * What the role works with.
 *
 * @param clock the store's time, because leases are counted in it
 * @param hints where vendors may tell of the end of a job
 */
public record SubmitPorts(
        Presence presence,
        WorkQueue queue,
        TaskJournal journal,
        Upstream upstream,
        CallerMedia media,
        Metrics metrics,
        Clock clock,
        Waypoints waypoints,
        HintUrls hints,
        LaneGate gate) {
    public SubmitPorts(
            Presence presence,
            WorkQueue queue,
            TaskJournal journal,
            Upstream upstream,
            CallerMedia media,
            Metrics metrics,
            Clock clock,
            Waypoints waypoints) {
        this(presence, queue, journal, upstream, media, metrics, clock, waypoints, HintUrls.NONE, LaneGate.NONE);
    }

    public SubmitPorts(
            Presence presence,
            WorkQueue queue,
            TaskJournal journal,
            Upstream upstream,
            CallerMedia media,
            Metrics metrics,
            Clock clock) {
        this(presence, queue, journal, upstream, media, metrics, clock, Waypoints.NONE);
    }
}
