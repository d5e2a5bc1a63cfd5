package io.reelgate.ingress;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test with an ingress and connections that say whatever they like. */
@ExtendWith(VertxExtension.class)
abstract class AtTheEdge {
    static final String AUTHORIZED = "Authorization: Bearer " + Edge.KEY + "\r\n";
    static final String POST = "POST " + Edge.SORA + " HTTP/1.1\r\nHost: a\r\n" + AUTHORIZED;
    static final String GET = "GET /open HTTP/1.1\r\nHost: a\r\n\r\n";

    static final String UPGRADE = head(
            "GET /api/v1/stream HTTP/1.1",
            "Host: a",
            "Authorization: Bearer " + Edge.KEY,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: reelgate.v1",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
    Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(
                vertx,
                router -> router.get("/open")
                        .handler(context -> context.response().end("open")),
                router -> router.get("/api/v1/stream")
                        .handler(context -> context.request().toWebSocket().onSuccess(sockets::add)));
    }

    static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    RawConnection connect() throws IOException {
        return new RawConnection(edge.port());
    }

    static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
