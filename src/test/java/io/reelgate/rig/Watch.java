package io.reelgate.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that asks for the state of its tasks, 100 at a time and each time another node, and logs every change it sees. */
public final class Watch {
    private static final int BATCH = 100;

    private final String model;
    private final List<String> nodes;
    private final ClientLog log;
    private final Map<String, String> taskToState = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    public Watch(String model, List<String> nodes, ClientLog log) {
        this.model = model;
        this.nodes = List.copyOf(nodes);
        this.log = log;
    }

    /** Asks once for all of these, ended ones too, and says whether all have ended. The tasks belong to one key. */
    public boolean look(String key, Collection<String> taskIds) {
        List<String> ids = List.copyOf(taskIds);
        for (int from = 0; from < ids.size(); from += BATCH) {
            ask(key, String.join(",", ids.subList(from, Math.min(from + BATCH, ids.size()))));
        }
        return ids.stream().allMatch(this::ended);
    }

    private void ask(String key, String ids) {
        String node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        answer(node, key, ids).ifPresent(answer -> see(node, answer));
    }

    private Optional<HttpResponse<String>> answer(String node, String key, String ids) {
        var request = Http.request(node + "/api/v1/statusTask/" + model + "?taskId=" + ids)
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            return Optional.of(Http.client().send(request, BodyHandlers.ofString()))
                    .filter(answer -> answer.statusCode() == 200);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void see(String node, HttpResponse<String> answer) {
        JsonNode data = Http.json(answer.body()).path("data");
        if (data.isArray()) {
            data.forEach(task -> see(node, task));
        } else {
            see(node, data);
        }
    }

    private void see(String node, JsonNode task) {
        String id = task.path("taskId").asText();
        String state = task.path("state").asText();
        if (!id.isEmpty() && !state.isEmpty() && !state.equals(taskToState.put(id, state))) {
            log.seen(node, id, state);
        }
    }

    private boolean ended(String taskId) {
        String state = taskToState.get(taskId);
        return "success".equals(state) || "failed".equals(state);
    }
}
