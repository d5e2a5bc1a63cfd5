package io.reelgate.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody's callback endpoint on loopback: keeps what it gets, logs it in a run's folder, and answers 200. */
public final class CallbackReceiver implements AutoCloseable {
    /** One callback with its headers, names in lower case. */
    public record Received(Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.get(name);
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Optional<JsonLines> log;
    private final HttpServer server;

    public CallbackReceiver() {
        this(Optional.empty());
    }

    /** One that logs what it gets, before it answers. */
    public CallbackReceiver(RunFolder run) {
        this(Optional.of(new JsonLines(run.callbackLog())));
    }

    private CallbackReceiver(Optional<JsonLines> log) {
        this.log = log;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Received callback = new Received(Map.copyOf(headers), body);
        log.ifPresent(file -> file.write(entry(callback)));
        received.add(callback);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Map<String, Object> entry(Received callback) {
        JsonNode data = Http.json(callback.body()).path("data");
        return Map.of(
                "time", System.currentTimeMillis(),
                "webhookId", String.valueOf(callback.header("webhook-id")),
                "taskId", data.path("taskId").asText(),
                "state", data.path("state").asText());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        log.ifPresent(JsonLines::close);
    }
}
