package io.reelgate.domain.request;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing to change in a request.
 *
 * @param path the field, such as {@code input.loras[0].path}
 * @param message the complete sentence, starting with the path
 */
public record Fault(String path, String message) {

    private static final int SHOWN = 5;

    /** One text for all faults: the first five, then how many more there are (contract 2). */
    public static String joined(List<Fault> faults) {
        String shown = faults.stream().limit(SHOWN).map(Fault::message).collect(Collectors.joining("; "));
        return faults.size() > SHOWN ? shown + " (and " + (faults.size() - SHOWN) + " more)" : shown;
    }
}
