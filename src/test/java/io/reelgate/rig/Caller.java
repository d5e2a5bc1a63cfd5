package io.reelgate.rig;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody with an API key. */
public record Caller(String baseUrl, String key) {
    private static final int BATCH = 100;

    public CompletableFuture<HttpResponse<String>> submit(String model, String body) {
        var request = Http.request(baseUrl + "/api/v1/generateTask/" + model)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return Http.client().sendAsync(request, BodyHandlers.ofString());
    }

    /** Submits a task that must be accepted. */
    public String accepted(String model, String body) {
        HttpResponse<String> answer = submit(model, body).join();
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return taskId(answer);
    }

    public static String taskId(HttpResponse<String> answer) {
        return Http.json(answer.body()).at("/data/taskId").asText();
    }

    public HttpResponse<String> status(String model, String taskId) {
        return status(model, taskId, "");
    }

    /** {@code preference}: such as {@code wait=10}; empty for none. */
    public HttpResponse<String> status(String model, String taskId, String preference) {
        var request = Http.request(baseUrl + "/api/v1/statusTask/" + model + "?taskId=" + taskId)
                .header("Authorization", "Bearer " + key)
                .header("Prefer", preference.isEmpty() ? "respond-async" : preference)
                .build();
        return Http.client().sendAsync(request, BodyHandlers.ofString()).join();
    }

    /** The status data of one task. */
    public JsonNode task(String model, String taskId) {
        return Http.json(status(model, taskId).body()).get("data");
    }

    /** The status data once the task has ended. */
    public JsonNode ended(String model, String taskId, Duration patience) {
        return await("task " + taskId + " ended")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> task(model, taskId), Caller::terminal);
    }

    /** Waits until all tasks of one model have ended. */
    public void allEnded(String model, Collection<String> taskIds, Duration patience) {
        List<String> ids = List.copyOf(taskIds);
        for (int from = 0; from < ids.size(); from += BATCH) {
            String batch = String.join(",", ids.subList(from, Math.min(from + BATCH, ids.size())));
            await("tasks ended")
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> task(model, batch), Caller::allTerminal);
        }
    }

    private static boolean allTerminal(JsonNode batch) {
        for (JsonNode task : batch) {
            if (!terminal(task)) {
                return false;
            }
        }
        return !batch.isEmpty();
    }

    static boolean terminal(JsonNode task) {
        String state = task.path("state").asText();
        return state.equals("success") || state.equals("failed");
    }
}
