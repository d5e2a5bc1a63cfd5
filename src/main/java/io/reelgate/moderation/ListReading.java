package io.reelgate.moderation;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading the operator's list. */
public sealed interface ListReading {
    /** It can be used. */
    record Usable(PromptList list) implements ListReading {
        @Override
        public List<Fault> faults() {
            return List.of();
        }
    }

    /** It cannot, for all of these reasons. */
    record Broken(List<Fault> faults) implements ListReading {
        private static final int SHOWN = 20;

        public Broken {
            faults = List.copyOf(faults);
        }

        /** One text for a log: the first faults, and how many more there are. */
        String text() {
            String shown = faults.stream().limit(SHOWN).map(Fault::text).collect(Collectors.joining("; "));
            return faults.size() > SHOWN ? shown + " (and " + (faults.size() - SHOWN) + " more)" : shown;
        }
    }

    /**
     * One thing to change in the list.
     *
     * @param line from 1; 0 for the file as a whole
     * @param message what it must be
     */
    record Fault(int line, String message) {
        String text() {
            return line > 0 ? "line " + line + " " + message : message;
        }
    }

    /** Empty when the list can be used. */
    List<Fault> faults();
}
