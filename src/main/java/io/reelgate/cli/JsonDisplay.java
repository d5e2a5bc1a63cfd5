package io.reelgate.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The status data of each version of a task, one JSON object per line. */
final class JsonDisplay implements Display {
    private final PrintWriter out;
    private final Consumer<String> notes;
    private final Map<String, Long> idToVersion = new HashMap<>();

    JsonDisplay(PrintWriter out, Consumer<String> notes) {
        this.out = out;
        this.notes = notes;
    }

    @Override
    public void show(TaskView task) {
        Long shown = idToVersion.put(task.id(), task.version());
        if (shown == null || shown != task.version()) {
            out.println(Texts.write(task.data()));
        }
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
