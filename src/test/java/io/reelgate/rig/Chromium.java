package io.reelgate.rig;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A headless Chromium with one page, driven by its own debugging protocol. */
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required",
            "--remote-debugging-port=0");

    private final Process process;
    private final WebSocket socket;
    private final Replies replies = new Replies();
    private final AtomicInteger ids = new AtomicInteger();

    private Chromium(Path profile) throws IOException {
        process = run(profile);
        int port = port(profile);
        String page = await("page").atMost(PATIENCE).until(() -> page(port), url -> !url.isEmpty());
        socket = Http.client()
                .newWebSocketBuilder()
                .buildAsync(URI.create(page), replies)
                .join();
    }

    /** {@code profile}: an empty folder. */
    public static Chromium start(Path profile) {
        try {
            return new Chromium(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process run(Path profile) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("--user-data-dir=" + profile, "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static int port(Path profile) throws IOException {
        Path file = profile.resolve("DevToolsActivePort");
        await("chromium").atMost(PATIENCE).until(() -> Files.exists(file) && Files.size(file) > 0);
        return Integer.parseInt(Files.readAllLines(file).getFirst());
    }

    private static String page(int port) {
        for (JsonNode target : Http.json(new String(
                Http.get("http://127.0.0.1:" + port + "/json/list").body(), java.nio.charset.StandardCharsets.UTF_8))) {
            if (target.path("type").asText().equals("page")) {
                return target.path("webSocketDebuggerUrl").asText();
            }
        }
        return "";
    }

    public void open(String url) {
        JsonNode result = ask("Page.navigate", Map.of("url", url));
        if (result.has("errorText")) {
            throw new AssertionError(url + ": " + result);
        }
    }

    /** Runs the body of an async function in the page; what it returns must be JSON. */
    public JsonNode run(String body) {
        JsonNode result = ask(
                "Runtime.evaluate",
                Map.of("expression", "(async () => { " + body + " })()", "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.get("exceptionDetails").toString());
        }
        return result.at("/result/value");
    }

    private JsonNode ask(String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> reply = replies.expect(id);
        socket.sendText(replies.text(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return reply.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Answers come by the id of their question; everything else is news that nobody asked for. */
    private static final class Replies implements WebSocket.Listener {
        private static final ObjectMapper JSON = new ObjectMapper();

        private final Map<Integer, CompletableFuture<JsonNode>> idToReply = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();

        CompletableFuture<JsonNode> expect(int id) {
            CompletableFuture<JsonNode> reply = new CompletableFuture<>();
            idToReply.put(id, reply);
            return reply;
        }

        String text(Map<String, Object> message) {
            try {
                return JSON.writeValueAsString(message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = Http.json(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> reply =
                        idToReply.remove(message.path("id").asInt());
                if (reply != null) {
                    reply.complete(message.path("result"));
                }
            }
            webSocket.request(1);
            return null;
        }
    }
}
