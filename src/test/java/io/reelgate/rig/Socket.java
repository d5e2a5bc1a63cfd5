package io.reelgate.rig;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket to {@code /api/v1/stream} that keeps every frame. */
public final class Socket implements AutoCloseable, WebSocket.Listener {
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile int closeCode;
    private WebSocket socket;

    private Socket() {}

    public static Socket open(GatewayProcess gateway) {
        Socket opened = new Socket();
        opened.socket = Http.client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + GatewayProcess.KEY)
                .buildAsync(URI.create(gateway.url("/api/v1/stream").replace("http:", "ws:")), opened)
                .join();
        return opened;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(Http.json(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    /** What the other side closed it with; 0 while it is open. */
    public int closeCode() {
        return closeCode;
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    public List<JsonNode> frames(String type) {
        return frames.stream()
                .filter(frame -> frame.get("type").asText().equals(type))
                .toList();
    }

    public void awaitType(String type, Duration patience) {
        await().atMost(patience).until(() -> !frames(type).isEmpty());
    }

    /** The public states of a task in the order its frames came. */
    public List<String> states(String taskId) {
        return frames("task").stream()
                .map(frame -> frame.get("data"))
                .filter(data -> data.get("taskId").asText().equals(taskId))
                .map(data -> data.get("state").asText())
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
