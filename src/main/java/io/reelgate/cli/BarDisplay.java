package io.reelgate.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bar per running task, redrawn in place at the bottom of the terminal. What has ended, and notes, are written once
 * above the bars and scroll away with them.
 */
final class BarDisplay implements Display {
    private static final int MOST_BARS = 20;
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final Bar bar;
    private final Map<String, TaskView> idToRunning = new LinkedHashMap<>();
    private final List<String> lasting = new ArrayList<>();
    private int drawn;
    private boolean changed;

    BarDisplay(PrintWriter out, Bar bar) {
        this.out = out;
        this.bar = bar;
    }

    @Override
    public void show(TaskView task) {
        changed = true;
        if (task.ended()) {
            idToRunning.remove(task.id());
            lasting.add(bar.ended(task));
        } else {
            idToRunning.put(task.id(), task);
        }
    }

    @Override
    public void note(String text) {
        changed = true;
        lasting.add("reelgate: " + text);
    }

    @Override
    public void refresh() {
        if (changed) {
            draw(bars());
            changed = false;
        }
    }

    private void draw(List<String> bars) {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A\r" + ERASE_BELOW);
        }
        lasting.forEach(out::println);
        bars.forEach(out::println);
        out.flush();
        lasting.clear();
        drawn = bars.size();
    }

    private List<String> bars() {
        List<String> bars = new ArrayList<>(
                idToRunning.values().stream().limit(MOST_BARS).map(bar::running).toList());
        if (idToRunning.size() > MOST_BARS) {
            bars.add(bar.more(idToRunning.size() - MOST_BARS));
        }
        return bars;
    }
}
