package io.reelgate.sweep;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Inventory;
import io.reelgate.port.Metrics;
import io.reelgate.port.TaskStore;
import io.reelgate.port.lane.BoardGate;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.Place;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the places at lanes with the tasks that have them, and the lines with the tasks that wait. What was read is a
 * suspicion: the tasks are read after the places, and a place is of one submit, so one that its task has left stays left.
 */
public final class PlaceAudit {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceAudit.class);
    private static final int MOST_WAITING = 5_000;

    private final List<String> lanes;
    private final Set<String> bounded;
    private final LaneQueue queue;
    private final TaskStore tasks;
    private final Metrics metrics;

    /** {@code bounded}: those of the lanes that have a number of places. */
    public PlaceAudit(
            Collection<String> lanes, Set<String> bounded, LaneQueue queue, TaskStore tasks, Metrics metrics) {
        this.lanes = List.copyOf(lanes);
        this.bounded = Set.copyOf(bounded);
        this.queue = queue;
        this.tasks = tasks;
        this.metrics = metrics;
    }

    /** Places that nobody has any more, and tasks that wait for nothing, where it is this node's turn. */
    Future<Void> lanes(Duration rhythm) {
        return Future.join(lanes.stream().map(lane -> lane(lane, rhythm)).toList())
                .mapEmpty();
    }

    private Future<Void> lane(String lane, Duration rhythm) {
        return queue.takeTurn(lane, rhythm).compose(ours -> ours ? lane(lane) : Future.succeededFuture());
    }

    Future<Void> lane(String lane) {
        return queue.kept(lane)
                .compose(this::left)
                .compose(this::release)
                .compose(released -> queue.waiting(lane, MOST_WAITING))
                .compose(this::idle)
                .compose(idle -> leave(lane, idle));
    }

    private Future<List<Place>> left(List<Place> kept) {
        return read(kept.stream().map(Place::id).toList()).map(idToTask -> kept.stream()
                .filter(place -> !has(Optional.ofNullable(idToTask.get(place.id())), place))
                .toList());
    }

    private Future<Map<TaskId, Task>> read(List<TaskId> ids) {
        List<TaskId> once = List.copyOf(new HashSet<>(ids));
        return once.isEmpty()
                ? Future.succeededFuture(Map.of())
                : tasks.findAll(once).map(found -> found.stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.toMap(Task::id, task -> task)));
    }

    private static boolean has(Optional<Task> task, Place place) {
        return task.filter(each -> each.attempts().count() == place.attempt())
                .flatMap(each -> BoardGate.occupied(each.state()))
                .filter(place.lane()::equals)
                .isPresent();
    }

    private Future<Void> release(List<Place> left) {
        left.forEach(place -> told(place.id(), place.lane(), "leaked_place"));
        return Future.join(left.stream().map(queue::release).toList()).mapEmpty();
    }

    private Future<List<TaskId>> idle(List<TaskId> waiting) {
        return read(waiting).map(idToTask -> waiting.stream()
                .filter(id -> !waits(Optional.ofNullable(idToTask.get(id))))
                .toList());
    }

    private static boolean waits(Optional<Task> task) {
        return task.filter(each -> each.state() instanceof TaskState.Queued).isPresent();
    }

    private Future<Void> leave(String lane, List<TaskId> idle) {
        idle.forEach(id -> told(id, lane, "idle_waiter"));
        return queue.leave(lane, idle);
    }

    /** Tasks whose jobs hold no place, as the audit of their partition has met them. */
    Future<Void> tasks(Inventory inventory) {
        Map<Place, Instant> placeToEnd = places(inventory.idToTask().values());
        return placeToEnd.isEmpty()
                ? Future.succeededFuture()
                : queue.lost(placeToEnd.keySet()).compose(this::keep);
    }

    private Map<Place, Instant> places(Collection<Task> all) {
        Map<Place, Instant> placeToEnd = new HashMap<>();
        all.stream()
                .filter(task -> !(task.state() instanceof TaskState.Submitting))
                .forEach(task -> BoardGate.occupied(task.state())
                        .filter(bounded::contains)
                        .ifPresent(lane -> placeToEnd.put(Place.begun(lane, task), BoardGate.endOf(task))));
        return placeToEnd;
    }

    /** Most of them have only moved on since. */
    private Future<Void> keep(List<Place> lost) {
        return read(lost.stream().map(Place::id).toList()).compose(idToTask -> {
            Map<Place, Instant> placeToEnd = places(idToTask.values());
            placeToEnd.keySet().retainAll(new HashSet<>(lost));
            placeToEnd.keySet().forEach(place -> told(place.id(), place.lane(), "placeless"));
            return queue.keep(placeToEnd);
        });
    }

    private void told(TaskId id, String lane, String kind) {
        metrics.count("reelgate_audit_repairs_total", "kind", kind);
        LOG.atWarn()
                .addKeyValue("id", id)
                .addKeyValue("upstream", lane)
                .addKeyValue("damages", kind)
                .log("repaired");
    }
}
