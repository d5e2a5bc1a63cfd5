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
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A vendor in WaveSpeed's format whose jobs end when the test says so, and that can sign that they did. */
final class TellingVendor implements AutoCloseable {
    static final String SECRET = "whsec_a-secret-of-the-vendor";

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
        String job = exchange.getRequestURI().getPath().split("/")[2];
        jobToLooks.get(job).incrementAndGet();
        boolean done = ended.containsKey(job);
        answer(exchange, prediction(job, done ? "completed" : "processing", done ? "\"" + url() + "/video.mp4\"" : ""));
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

    /** The headers of a webhook with this body, signed at that time with that secret. */
    static String[] signed(String body, Instant at, String secret) {
        String head = "msg-1." + at.getEpochSecond() + ".";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    secret.substring("whsec_".length()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal((head + body).getBytes(StandardCharsets.UTF_8)));
            return new String[] {
                "webhook-id",
                "msg-1",
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                "v3," + signature
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
