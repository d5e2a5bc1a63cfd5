package io.reelgate.domain.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The faults of one object, collected in the order of decision and told in the order of its table. */
final class Faults {

    private final List<Placed> collected = new ArrayList<>(0);
    private int position;

    private record Placed(int position, Fault fault) {}

    /** From here on faults belong to the field at this place of the table. */
    void at(int positionInTable) {
        position = positionInTable;
    }

    /** Adds "path must demand (was ...)"; always empty, so that a check can end with it. */
    <T> Optional<T> refuse(Place place, String demand, String was) {
        String path = place.path();
        String message = path + " must " + demand + place.context() + " (was " + was + ")";
        collected.add(new Placed(position, new Fault(path, message)));
        return Optional.empty();
    }

    void addAll(List<Fault> faults) {
        faults.forEach(fault -> collected.add(new Placed(position, fault)));
    }

    boolean isEmpty() {
        return collected.isEmpty();
    }

    List<Fault> inOrder() {
        return collected.stream()
                .sorted(Comparator.comparingInt(Placed::position))
                .map(Placed::fault)
                .toList();
    }
}
