package io.reelgate.rig.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How much of the fault matrix runs: a quick selection with every build, all of it with {@code -Pmatrix}. */
public final class Matrix {
    public static final int ROUNDS = 20;

    private static final Path FIGURES = Path.of("target", "faults", "figures.txt");
    private static final boolean FULL = Boolean.getBoolean("reelgate.matrix");

    private Matrix() {}

    public static int rounds() {
        return choose(1, ROUNDS);
    }

    /** The one for the quick selection, or the one for the whole matrix. */
    public static <T> T choose(T quick, T full) {
        return FULL ? full : quick;
    }

    /** What a run has measured, into {@code target/faults/figures.txt} and the output. */
    public static void figure(String name, Object value) {
        String line = name + ": " + value + System.lineSeparator();
        System.out.print(line);
        try {
            Files.createDirectories(FIGURES.getParent());
            Files.writeString(FIGURES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
