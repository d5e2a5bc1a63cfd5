package io.reelgate.cli;

import java.util.ArrayList;
import java.util.List;

/** Asks for the status of tasks of one model until all have ended. */
final class StatusPoll {
    private static final long BETWEEN = 2_000;
    private static final int MOST_FAILURES = 20;

    private final GatewayClient gateway;
    private final Display display;
    private int failures;

    StatusPoll(GatewayClient gateway, Display display) {
        this.gateway = gateway;
        this.display = display;
    }

    void run(TaskBoard board, String model) {
        while (!board.allEnded()) {
            ask(board, model);
            display.refresh();
            if (!board.allEnded()) {
                Pause.of(BETWEEN);
            }
        }
    }

    private void ask(TaskBoard board, String model) {
        try {
            List<String> missing = new ArrayList<>(board.open());
            List<TaskView> found = gateway.status(model, board.open());
            found.forEach(task -> missing.remove(task.id()));
            found.forEach(task -> told(board, task));
            board.unknown(missing);
            failures = 0;
        } catch (ClientFailure.Unreachable e) {
            if (++failures > MOST_FAILURES) {
                throw e;
            }
        }
    }

    /** A new version, or new progress of a known one. */
    private static void told(TaskBoard board, TaskView task) {
        board.task(task);
        board.progress(task.data());
    }
}
