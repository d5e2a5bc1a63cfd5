package io.reelgate.cli;

/**
 * The lines of a progress display, never wider than the terminal: a wrapped line could not be redrawn.
 *
 * @param columns of the terminal
 */
record Bar(int columns, boolean colours) {
    private static final int CELLS = 16;
    private static final int STATE = 10;
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    /** One line for a task that still runs. */
    String running(TaskView task) {
        String rest = String.format(
                " %-" + STATE + "s [%s] %3d%%%s", task.state(), cells(task.progress()), task.progress(), eta(task));
        return cut(task.id() + rest);
    }

    /** One line for a task that has ended; it is never redrawn, so it may be as long as its result. */
    String ended(TaskView task) {
        String time = task.costMillis().map(millis -> " " + seconds(millis)).orElse("");
        String line = task.id() + " " + task.state() + time + " " + task.outcome();
        return colour(task.succeeded() ? GREEN : RED, line.strip());
    }

    /** Stands for running tasks that have no line of their own. */
    String more(int tasks) {
        return cut("and " + tasks + " more");
    }

    private String colour(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }

    private static String cells(int percent) {
        int full = percent * CELLS / 100;
        return "#".repeat(full) + "-".repeat(CELLS - full);
    }

    private static String eta(TaskView task) {
        return task.etaMillis().map(millis -> " " + seconds(millis) + " left").orElse("");
    }

    private static String seconds(long millis) {
        return Math.ceilDiv(millis, 1000L) + " s";
    }

    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }
}
