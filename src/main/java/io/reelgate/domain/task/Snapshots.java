package io.reelgate.domain.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Makes the public view of a task at a moment. Safe from any thread. */
public final class Snapshots {
    private static final Pace UNKNOWN = new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(4));

    private final Paces paces;
    private final JsonText json;

    public Snapshots(Paces paces, JsonText json) {
        this.paces = paces;
        this.json = json;
    }

    public Map<String, Object> of(Task task, Instant now) {
        return of(task, task, now);
    }

    /** {@code before} still has the request that a terminal commit drops, and with it the pace. */
    public Map<String, Object> of(Task task, Task before, Instant now) {
        return StatusView.of(task, progress(task, before, now), json);
    }

    public Progress progress(Task task, Instant now) {
        return progress(task, task, now);
    }

    private Progress progress(Task task, Task before, Instant now) {
        Pace pace =
                before.request().map(request -> paces.of(task.model(), request)).orElse(UNKNOWN);
        return Progress.of(task, pace, now);
    }
}
