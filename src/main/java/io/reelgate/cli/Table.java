package io.reelgate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tasks as aligned columns. */
final class Table {
    private static final List<String> HEADER = List.of("TASK", "MODEL", "STATE", "PROGRESS", "TIME", "RESULT");

    private Table() {}

    /** No lines at all for no tasks. */
    static List<String> of(List<TaskView> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        tasks.forEach(task -> rows.add(row(task)));
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> width(rows, column))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(TaskView task) {
        String time = task.costMillis()
                .map(millis -> Math.ceilDiv(millis, 1000L) + " s")
                .orElse("");
        return List.of(task.id(), task.model(), task.state(), task.progress() + "%", time, task.outcome());
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), widths[column]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
