package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gateway's API as this client needs it. Every method throws {@link ClientFailure} in words for a person. */
final class GatewayClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MOST_IDS = 100;

    private final URI base;
    private final String key;
    private final HttpClient http;

    GatewayClient(URI base, String key) {
        this.base = base;
        this.key = key;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** Submits one task; the answer is its id. */
    String submit(String model, String body, Optional<String> idempotencyKey) {
        HttpRequest.Builder request = request("/api/v1/generateTask/" + encoded(model))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        idempotencyKey.ifPresent(value -> request.header("Idempotency-Key", value));
        return data(request).path("taskId").asText();
    }

    /** The tasks that exist, in the order asked for. */
    List<TaskView> status(String model, List<String> ids) {
        List<TaskView> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            found.addAll(page(model, ids.subList(from, Math.min(ids.size(), from + MOST_IDS))));
        }
        return found;
    }

    private List<TaskView> page(String model, List<String> ids) {
        String query = "?taskId=" + encoded(String.join(",", ids));
        Answer answer =
                send(request("/api/v1/statusTask/" + encoded(model) + query).GET());
        if (answer.code() == 404 && ids.size() == 1) {
            return List.of();
        }
        JsonNode data = answer.dataOrThrow();
        return data.isArray() ? views(data) : List.of(TaskView.of(data));
    }

    private static List<TaskView> views(JsonNode items) {
        List<TaskView> views = new ArrayList<>();
        items.forEach(item -> TaskView.known(item).ifPresent(views::add));
        return views;
    }

    /** Opens the stream; its news arrive in the socket's own queue. */
    TaskSocket open() {
        String scheme = "https".equalsIgnoreCase(base.getScheme()) ? "wss" : "ws";
        URI url = URI.create(scheme + base.toString().substring(base.getScheme().length()) + "/api/v1/stream");
        return TaskSocket.open(http.newWebSocketBuilder().header("Authorization", "Bearer " + key), url);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER).header("Authorization", "Bearer " + key);
    }

    private JsonNode data(HttpRequest.Builder request) {
        return send(request).dataOrThrow();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return Answer.of(response, base);
        } catch (IOException e) {
            throw new ClientFailure.Unreachable("cannot reach " + base + ": " + Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("interrupted");
        } catch (IllegalArgumentException e) {
            throw new ClientFailure("the request cannot be sent: " + e.getMessage());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
