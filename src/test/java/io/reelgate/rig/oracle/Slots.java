package io.reelgate.rig.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Slots are held by exactly the tasks that have not ended. */
final class Slots {
    private Slots() {}

    static Stream<Complaint> findings(History history) {
        List<String> holders = history.image()
                .kind("slots")
                .flatMap(key -> key.members().stream())
                .toList();
        return Stream.concat(leaked(history.image(), holders), unheld(history.image(), holders));
    }

    private static Stream<Complaint> leaked(Image image, List<String> holders) {
        return holders.stream()
                .filter(id -> ended(image, id))
                .map(id -> new Complaint(
                        id, "holds a slot, and is " + image.state(id).orElse("not in Redis")));
    }

    private static boolean ended(Image image, String id) {
        return image.tasks().get(id) == null || Image.terminal(image.tasks().get(id));
    }

    private static Stream<Complaint> unheld(Image image, List<String> holders) {
        Set<String> held = new HashSet<>(holders);
        return image.tasks().keySet().stream()
                .filter(id -> !ended(image, id) && !held.contains(id))
                .map(id -> new Complaint(id, "is " + image.state(id).orElse("") + " and holds no slot"));
    }
}
