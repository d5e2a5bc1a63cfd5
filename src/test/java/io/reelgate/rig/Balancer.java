package io.reelgate.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small load balancer as people run one: it asks each node for its readiness now and then, sends requests in turn to
 * those that said yes, and to the next node only when a connection was refused, which is when nothing can have happened.
 */
public final class Balancer implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Set<String> PASSED = Set.of("authorization", "content-type", "prefer");

    private final List<GatewayPorts> nodes;
    private final Set<GatewayPorts> ready = ConcurrentHashMap.newKeySet();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** {@code nodes}: by their ports, so that a node may be started again behind it. */
    public Balancer(List<GatewayPorts> nodes) {
        this.nodes = List.copyOf(nodes);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
        var unused = looks.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Exchanges with a node that broke off, and requests that no node would take. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    private void look() {
        nodes.parallelStream().forEach(this::look);
    }

    private void look(GatewayPorts node) {
        if (Http.status(node.ops("/health/ready")) == 200) {
            ready.add(node);
        } else {
            ready.remove(node);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int first = turn.getAndIncrement();
        for (int step = 0; step < nodes.size(); step++) {
            GatewayPorts node = nodes.get(Math.floorMod(first + step, nodes.size()));
            if (ready.contains(node) && passed(exchange, body, node)) {
                return;
            }
        }
        broken.add("no node took " + exchange.getRequestURI());
        exchange.sendResponseHeaders(502, -1);
        exchange.close();
    }

    /** False when the node refused the connection. */
    private boolean passed(HttpExchange exchange, byte[] body, GatewayPorts node) throws IOException {
        try {
            answer(exchange, Http.client().send(request(exchange, body, node), BodyHandlers.ofInputStream()));
        } catch (ConnectException refused) {
            return false;
        } catch (IOException e) {
            broken.add(exchange.getRequestURI() + ": " + e);
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    private static HttpRequest request(HttpExchange exchange, byte[] body, GatewayPorts node) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(node.url(exchange.getRequestURI().toString())))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        byte[] body = answer.body().readAllBytes();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        looks.shutdownNow();
        server.stop(0);
        workers.shutdownNow();
    }
}
