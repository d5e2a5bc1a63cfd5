package io.reelgate.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A gateway that answers as it was told, connection by connection. */
final class ScriptedGateway implements AutoCloseable {
    static final String KEY = "rg_test";

    /** Method and path with query, body. */
    record Received(String call, String body, String authorization, String idempotencyKey) {}

    private record Reply(int status, JsonObject body, String retryAfter) {}

    final List<Received> received = new CopyOnWriteArrayList<>();
    final List<JsonObject> operations = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Queue<BiConsumer<ServerWebSocket, JsonObject>> sockets = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    ScriptedGateway(Vertx vertx) {
        server = await(vertx.createHttpServer()
                .requestHandler(this::answer)
                .webSocketHandler(this::connected)
                .webSocketHandshakeHandler(handshake -> {
                    if (sockets.isEmpty()) {
                        handshake.reject(404);
                    } else {
                        handshake.accept();
                    }
                })
                .listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void reply(Object data) {
        JsonObject body =
                new JsonObject().put("code", 200).put("message", "success").put("data", data);
        replies.add(new Reply(200, body, null));
    }

    void accept(String taskId) {
        reply(new JsonObject().put("taskId", taskId));
    }

    void refuse(int status, String message, String retryAfter) {
        JsonObject body =
                new JsonObject().put("code", status).put("message", message).putNull("data");
        replies.add(new Reply(status, body, retryAfter));
    }

    /** What the next connection does with each operation it gets. */
    void onConnection(BiConsumer<ServerWebSocket, JsonObject> script) {
        sockets.add(script);
    }

    static JsonObject task(String id, String state, long version) {
        JsonObject data = new JsonObject()
                .put("taskId", id)
                .put("state", state)
                .put("createTime", 1)
                .put("model", "sora-2-pro")
                .put("progress", "success".equals(state) ? 100 : 10)
                .put("version", version);
        return switch (state) {
            case "success" ->
                data.put("costTime", 61_000)
                        .put(
                                "resultJson",
                                new JsonObject()
                                        .put("resultUrls", new JsonArray().add("http://files/" + id + "/0.mp4"))
                                        .encode());
            case "failed" ->
                data.put("costTime", 5_000).put("failCode", "GENERATION_FAILED").put("failMsg", "no luck");
            default -> data;
        };
    }

    static String frame(String offset, JsonObject data) {
        return new JsonObject()
                .put("type", "task")
                .put("offset", offset)
                .put("data", data)
                .encode();
    }

    static String progress(String id, int percent) {
        JsonObject data = new JsonObject()
                .put("taskId", id)
                .put("progress", percent)
                .put("progressSource", "estimated")
                .put("etaMs", 7_000);
        return new JsonObject().put("type", "progress").put("data", data).encode();
    }

    static String error(int code, String message) {
        return new JsonObject()
                .put("type", "error")
                .put("code", code)
                .put("message", message)
                .encode();
    }

    private void connected(ServerWebSocket socket) {
        var script = sockets.remove();
        socket.textMessageHandler(text -> {
            operations.add(new JsonObject(text));
            script.accept(socket, new JsonObject(text));
        });
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            received.add(new Received(
                    request.method() + " " + request.uri(),
                    body.toString(),
                    request.getHeader("Authorization"),
                    request.getHeader("Idempotency-Key")));
            Reply reply = replies.remove();
            if (reply.retryAfter() != null) {
                request.response().putHeader("Retry-After", reply.retryAfter());
            }
            request.response().setStatusCode(reply.status()).end(reply.body().encode());
        });
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(server.close());
    }
}
