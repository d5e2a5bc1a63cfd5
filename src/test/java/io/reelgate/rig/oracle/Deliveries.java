package io.reelgate.rig.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.reelgate.rig.ClientLog.Submit;
import io.reelgate.rig.oracle.History.Delivery;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every callback that was wanted was delivered under one id, or is kept as a dead letter; none came that nobody wanted. */
final class Deliveries {
    private Deliveries() {}

    static Stream<Complaint> findings(History history) {
        return Stream.of(missing(history), unwanted(history), ids(history), shared(history))
                .flatMap(each -> each);
    }

    private static Stream<Complaint> missing(History history) {
        Set<String> delivered = history.taskToCallbacks().keySet();
        return history.accepted()
                .filter(Submit::callback)
                .flatMap(submit -> submit.taskId().stream())
                .filter(id -> !delivered.contains(id) && !buried(history.image(), id))
                .map(id -> new Complaint(id, "its callback was never delivered and is no dead letter"));
    }

    /** With its text, so that it can be sent again. */
    private static boolean buried(Image image, String id) {
        return image.dead(id) && image.callback(id).isPresent();
    }

    private static Stream<Complaint> unwanted(History history) {
        return history.accepted()
                .filter(submit -> !submit.callback())
                .map(Submit::taskId)
                .flatMap(Optional::stream)
                .filter(history.taskToCallbacks()::containsKey)
                .map(id -> new Complaint(id, "was called back although nobody asked for it"));
    }

    private static Stream<Complaint> ids(History history) {
        return grouped(history, Delivery::taskId, Delivery::webhookId)
                .map(found -> new Complaint(found.getKey(), "was called back under several ids: " + found.getValue()));
    }

    private static Stream<Complaint> shared(History history) {
        return grouped(history, Delivery::webhookId, Delivery::taskId)
                .map(found ->
                        new Complaint(found.getKey(), "is the id of several tasks' callbacks: " + found.getValue()));
    }

    private static Stream<Map.Entry<String, Set<String>>> grouped(
            History history, Function<Delivery, String> key, Function<Delivery, String> value) {
        return history.callbacks().stream().collect(groupingBy(key, mapping(value, toSet()))).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1);
    }
}
