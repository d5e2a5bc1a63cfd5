package io.reelgate.rig.oracle;

import io.reelgate.rig.ClientLog.Submit;
import io.reelgate.rig.oracle.History.Seen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every accepted task is there, every task that is there has ended, and nobody was told of two ends. */
final class Ends {
    private static final Map<String, String> ENDS = Map.of("succeeded", "success", "failed", "failed");

    private Ends() {}

    static Stream<Complaint> findings(History history) {
        return Stream.of(lost(history), unended(history), different(history)).flatMap(each -> each);
    }

    private static Stream<Complaint> lost(History history) {
        return history.accepted()
                .map(Submit::taskId)
                .map(id -> id.orElse(""))
                .filter(id -> history.image().state(id).isEmpty())
                .map(id -> new Complaint(id, "was accepted and is not in Redis"));
    }

    private static Stream<Complaint> unended(History history) {
        return history.image().tasks().values().stream()
                .filter(task -> !Image.terminal(task))
                .map(task -> new Complaint(task.rest(), "has not ended, it is " + Image.state(task)));
    }

    private static Stream<Complaint> different(History history) {
        return toldEnds(history).entrySet().stream()
                .filter(told -> told.getValue().size() > 1)
                .map(told -> new Complaint(told.getKey(), "had different ends: " + told.getValue()));
    }

    /** By task: the ends that clients saw, that callbacks told, and that Redis holds. */
    private static Map<String, Set<String>> toldEnds(History history) {
        Map<String, Set<String>> taskToEnds = new HashMap<>();
        history.seen().forEach(seen -> told(taskToEnds, seen));
        history.callbacks().forEach(callback -> told(taskToEnds, new Seen(callback.taskId(), callback.state())));
        history.image().tasks().values().stream()
                .filter(Image::terminal)
                .forEach(task -> told(taskToEnds, new Seen(task.rest(), ENDS.get(Image.state(task)))));
        return taskToEnds;
    }

    private static void told(Map<String, Set<String>> taskToEnds, Seen seen) {
        if (ENDS.containsValue(seen.state())) {
            taskToEnds.computeIfAbsent(seen.taskId(), id -> new HashSet<>()).add(seen.state());
        }
    }
}
