package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the state of tasks whose model is not known: a subscription answers with it. */
final class SnapshotReader {
    private static final int MOST_IDS = 256;
    private static final long PATIENCE = 10_000;

    private final GatewayClient gateway;
    private final Map<String, TaskView> idToTask = new LinkedHashMap<>();

    SnapshotReader(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Those that exist, in the order asked for. */
    List<TaskView> read(List<String> ids) {
        try (TaskSocket socket = gateway.open()) {
            for (int from = 0; from < ids.size(); from += MOST_IDS) {
                page(socket, ids.subList(from, Math.min(ids.size(), from + MOST_IDS)));
            }
        }
        return new ArrayList<>(
                ids.stream().map(idToTask::get).filter(task -> task != null).toList());
    }

    private void page(TaskSocket socket, List<String> ids) {
        socket.subscribe(ids, Optional.empty());
        Set<String> missing = new LinkedHashSet<>(ids);
        while (!missing.isEmpty()) {
            News news =
                    socket.next(PATIENCE).orElseThrow(() -> new ClientFailure("the gateway did not answer in time"));
            take(news, missing);
        }
    }

    private void take(News news, Set<String> missing) {
        switch (news) {
            case News.Closed end -> throw new ClientFailure("the gateway closed the connection: " + end.reason());
            case News.Frame frame
            when "task".equals(frame.type()) -> task(frame.frame().path("data"), missing);
            case News.Frame frame when "error".equals(frame.type()) -> error(frame.frame(), missing);
            case News.Frame other -> {}
        }
    }

    private void task(JsonNode data, Set<String> missing) {
        TaskView task = TaskView.of(data);
        idToTask.put(task.id(), task);
        missing.remove(task.id());
    }

    private static void error(JsonNode frame, Set<String> missing) {
        String message = frame.path("message").asText();
        if (frame.path("code").asInt() != 404) {
            throw new ClientFailure("refused (" + frame.path("code").asInt() + "): " + message);
        }
        missing.removeAll(NamedTasks.in(message));
    }
}
