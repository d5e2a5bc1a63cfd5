package io.reelgate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.RedisSettings;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What admission cannot be faster than: a bare server that parses the body and runs one script of comparable writes. In
 * a process of its own; arguments: port, Redis URL, event loops.
 */
public final class FloorServer extends AbstractVerticle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTITIONS = 64;

    private final int port;
    private final RedisConnections redis;
    private final String sha;

    private FloorServer(int port, RedisConnections redis, String sha) {
        this.port = port;
        this.redis = redis;
        this.sha = sha;
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int loops = Integer.parseInt(arguments[2]);
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
        RedisSettings one = RedisForTests.settings(arguments[1]);
        RedisConnections redis = RedisForTests.connectionsTo(vertx, one);
        String sha = redis.start()
                .compose(started ->
                        redis.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script())))
                .map(reply -> reply.toString())
                .await();
        vertx.deployVerticle(() -> new FloorServer(port, redis, sha), new DeploymentOptions().setInstances(loops))
                .await();
    }

    private static String script() {
        try (var file = FloorServer.class.getResourceAsStream("/bench/floor.lua")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void start() {
        vertx.createHttpServer().requestHandler(this::admit).listen(port).onFailure(Throwable::printStackTrace);
    }

    private void admit(HttpServerRequest request) {
        request.body()
                .compose(body -> write(request.getHeader("Authorization"), body))
                .onSuccess(id -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end("{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"" + id + "\"}}"))
                .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
    }

    private Future<String> write(String key, Buffer body) {
        JsonNode parsed = parse(body);
        String id = "task_" + Long.toHexString(ThreadLocalRandom.current().nextLong())
                + Long.toHexString(ThreadLocalRandom.current().nextLong());
        String tag = "floor:{p" + Math.floorMod(key.hashCode(), PARTITIONS) + "}:";
        String now = Long.toString(System.currentTimeMillis());
        List<String> keys = List.of(
                tag + "task:" + id,
                tag + "slots:" + key,
                tag + "active",
                tag + "ready",
                tag + "rate:" + key,
                tag + "events");
        Request script = Request.cmd(Command.EVALSHA).arg(sha).arg(keys.size());
        keys.forEach(script::arg);
        List.of(id, now, snapshot(id, now)).forEach(script::arg);
        fields(key, parsed, now).forEach(script::arg);
        return redis.send(script).map(id);
    }

    /** Names and values of the task's hash in turn, as many as the gateway writes. */
    private static List<String> fields(String account, JsonNode request, String now) {
        return List.of(
                "account",
                account,
                "model",
                "ltx-2-19b",
                "request",
                request.toString(),
                "state",
                "queued",
                "version",
                "1",
                "attempts",
                "0",
                "createTime",
                now,
                "deadline",
                now);
    }

    private static String snapshot(String id, String now) {
        return "{\"taskId\":\"" + id + "\",\"state\":\"pending\",\"createTime\":" + now
                + ",\"model\":\"ltx-2-19b\",\"progress\":0,\"progressSource\":\"estimated\",\"etaMs\":90000,"
                + "\"attempts\":0,\"version\":1}";
    }

    private static JsonNode parse(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
