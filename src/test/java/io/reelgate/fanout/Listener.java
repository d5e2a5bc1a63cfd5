package io.reelgate.fanout;

import static org.awaitility.Awaitility.await;

import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A client of the socket that keeps every frame. */
final class Listener {
    final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private volatile WebSocket socket;

    Listener attach(WebSocket opened) {
        socket = opened;
        opened.textMessageHandler(text -> frames.add(new JsonObject(text)));
        return this;
    }

    WebSocket socket() {
        return socket;
    }

    void send(String text) {
        Site.await(socket.writeTextMessage(text));
    }

    void close() {
        Site.await(socket.close());
    }

    int closeCode() {
        await().atMost(Duration.ofSeconds(20)).until(socket::isClosed);
        return socket.closeStatusCode();
    }

    JsonObject frame(Predicate<JsonObject> wanted) {
        await().atMost(Duration.ofSeconds(20)).until(() -> frames.stream().anyMatch(wanted));
        return frames.stream().filter(wanted).findFirst().orElseThrow();
    }

    JsonObject frame(String type) {
        return frame(frame -> type.equals(frame.getString("type")));
    }

    /** The first task frame of a state. */
    JsonObject task(String id, String state) {
        return frame(frame -> isTask(frame, id) && state.equals(data(frame).getString("state")));
    }

    List<JsonObject> ofType(String type) {
        return frames.stream()
                .filter(frame -> type.equals(frame.getString("type")))
                .toList();
    }

    List<Long> versions(String id) {
        return frames.stream()
                .filter(frame -> isTask(frame, id))
                .map(frame -> data(frame).getLong("version"))
                .toList();
    }

    String lastOffset() {
        return ofType("task").getLast().getString("offset");
    }

    static JsonObject data(JsonObject frame) {
        return frame.getJsonObject("data");
    }

    private static boolean isTask(JsonObject frame, String id) {
        return "task".equals(frame.getString("type")) && id.equals(data(frame).getString("taskId"));
    }
}
