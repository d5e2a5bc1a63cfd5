package io.reelgate.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One line per change of state: for files, pipes and terminals that cannot redraw. */
final class LineDisplay implements Display {
    private final PrintWriter out;
    private final Consumer<String> notes;
    private final Map<String, String> idToState = new HashMap<>();

    LineDisplay(PrintWriter out, Consumer<String> notes) {
        this.out = out;
        this.notes = notes;
    }

    @Override
    public void show(TaskView task) {
        if (!task.state().equals(idToState.put(task.id(), task.state()))) {
            out.println(line(task));
        }
    }

    private static String line(TaskView task) {
        return (task.id() + " " + task.model() + " " + task.state() + " " + task.outcome()).strip();
    }

    @Override
    public void note(String text) {
        notes.accept(text);
    }

    @Override
    public void refresh() {
        out.flush();
    }
}
