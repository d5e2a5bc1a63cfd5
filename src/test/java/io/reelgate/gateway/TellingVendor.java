package io.reelgate.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A vendor in the formats of WaveSpeed and OpenAI whose jobs end when the test says so, and that can sign that they did. */
final class TellingVendor implements AutoCloseable {
    static final String SECRET = "whsec_QSBzZWNyZXQgb2YgdGhlIHZlbmRvciE=";

    private final AtomicInteger jobs = new AtomicInteger();
    private final Map<String, AtomicInteger> jobToLooks = new ConcurrentHashMap<>();
    private final Map<String, String> jobToHook = new ConcurrentHashMap<>();
    private final Map<String, Boolean> ended = new ConcurrentHashMap<>();
    private final HttpServer server;

    TellingVendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::submit);
        server.createContext("/predictions/", this::look);
        server.createContext("/videos", this::videos);
        server.createContext("/video.mp4", this::video);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void submit(HttpExchange exchange) throws IOException {
        String job = "job-" + jobs.incrementAndGet();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        jobToHook.put(job, URLDecoder.decode(query.replaceFirst("^webhook=", ""), StandardCharsets.UTF_8));
        jobToLooks.put(job, new AtomicInteger());
        exchange.getRequestBody().readAllBytes();
        answer(exchange, prediction(job, "created", ""));
    }

    private void look(HttpExchange exchange) throws IOException {
        String job = exchange.getRequestURI().getPath().split("/", -1)[2];
        jobToLooks.get(job).incrementAndGet();
        boolean done = ended.containsKey(job);
        answer(exchange, prediction(job, done ? "completed" : "processing", done ? "\"" + url() + "/video.mp4\"" : ""));
    }

    private void videos(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        if (path.length == 4) {
            video(exchange);
        } else if (path.length == 3) {
            jobToLooks.get(path[2]).incrementAndGet();
            answer(exchange, videoJob(path[2], ended.containsKey(path[2]) ? "completed" : "in_progress"));
        } else {
            String job = "video_" + jobs.incrementAndGet();
            jobToHook.put(job, String.valueOf(exchange.getRequestURI().getRawQuery()));
            jobToLooks.put(job, new AtomicInteger());
            exchange.getRequestBody().readAllBytes();
            answer(exchange, videoJob(job, "queued"));
        }
    }

    private static String videoJob(String job, String status) {
        return "{\"id\":\"%s\",\"object\":\"video\",\"status\":\"%s\",\"progress\":10}".formatted(job, status);
    }

    private static String prediction(String job, String status, String output) {
        return "{\"code\":200,\"message\":\"success\",\"data\":{\"id\":\"%s\",\"status\":\"%s\",\"outputs\":[%s],"
                        .formatted(job, status, output)
                + "\"has_nsfw_contents\":[],\"error\":\"\"}}";
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void video(HttpExchange exchange) throws IOException {
        try (InputStream template = TellingVendor.class.getResourceAsStream("/simulator/landscape.mp4")) {
            byte[] bytes = template.readAllBytes();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }

    /** The job that a task became, once it is there, in the order of submits. */
    boolean has(String job) {
        return jobToHook.containsKey(job);
    }

    String hook(String job) {
        return jobToHook.get(job);
    }

    int looks(String job) {
        return jobToLooks.get(job).get();
    }

    void end(String job) {
        ended.put(job, true);
    }

    /** The headers of WaveSpeed's webhook with this body, signed at that time with that secret. */
    static String[] signed(String body, Instant at, String secret) {
        byte[] key = secret.substring("whsec_".length()).getBytes(StandardCharsets.UTF_8);
        return headers(at, "v3," + HexFormat.of().formatHex(mac(key, at, body)));
    }

    /** The same of OpenAI's. */
    static String[] signedByOpenAi(String body, Instant at) {
        byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
        return headers(at, "v1," + Base64.getEncoder().encodeToString(mac(key, at, body)));
    }

    private static String[] headers(Instant at, String signature) {
        return new String[] {
            "webhook-id",
            "msg-1",
            "webhook-timestamp",
            Long.toString(at.getEpochSecond()),
            "webhook-signature",
            signature
        };
    }

    private static byte[] mac(byte[] key, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(("msg-1." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
