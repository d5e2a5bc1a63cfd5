package io.reelgate.rig.oracle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the gateway promises. */
public enum Rule {
    /** Every accepted task exists and has one end. */
    TERMINAL,
    /** Nothing is bought twice, nor after a refusal. */
    MONEY,
    /** Slots are held by non-terminal tasks, by all of them and by nothing else; at rest by none. */
    SLOTS,
    /** Every callback that was wanted came, or is a dead letter. */
    CALLBACKS,
    /** What is to go by itself will go. */
    EXPIRIES,
    /** No index names a task at rest. */
    INDEXES;

    /** As the report says it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What breaks this promise. */
    public List<Finding> findings(History history) {
        return complaints(history)
                .map(complaint -> new Finding(this, complaint.subject(), complaint.text()))
                .distinct()
                .toList();
    }

    private Stream<Complaint> complaints(History history) {
        return switch (this) {
            case TERMINAL -> Ends.findings(history);
            case MONEY -> Money.findings(history);
            case SLOTS -> Slots.findings(history);
            case CALLBACKS -> Deliveries.findings(history);
            case EXPIRIES -> KeyRules.expiries(history);
            case INDEXES -> KeyRules.leftovers(history);
        };
    }
}
