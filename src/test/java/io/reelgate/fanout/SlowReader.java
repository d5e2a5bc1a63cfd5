package io.reelgate.fanout;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that reads one frame and then nothing until it is told to. */
final class SlowReader implements WebSocket.Listener {
    final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    SlowReader(HttpClient client, Site site) {
        socket = client.newWebSocketBuilder()
                .header(Site.ACCOUNT, World.OWN.value())
                .buildAsync(URI.create("ws://127.0.0.1:" + site.port() + "/api/v1/stream"), this)
                .join();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void readOn() {
        socket.request(Long.MAX_VALUE / 2);
    }

    int closeCode() {
        return closeCode.join();
    }

    String lastOffset() {
        return frames.getLast().getString("offset");
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket opened, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            keep(new JsonObject(message.toString()));
            message.setLength(0);
        }
        return null;
    }

    private void keep(JsonObject frame) {
        if ("task".equals(frame.getString("type"))) {
            frames.add(frame);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket opened, int code, String reason) {
        closeCode.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket opened, Throwable error) {
        closeCode.completeExceptionally(error);
    }
}
