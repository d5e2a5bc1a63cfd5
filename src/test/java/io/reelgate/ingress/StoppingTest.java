package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StoppingTest {
    private final BlockingQueue<RoutingContext> served = new LinkedBlockingQueue<>();

    @Test
    void answersTheRequestItIsServingBeforeItIsGone(Vertx vertx) throws Exception {
        Edge edge = new Edge(vertx, router -> router.get("/held").handler(served::add));
        try (RawConnection connection = new RawConnection(edge.port())) {
            connection.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
            RoutingContext held = served.poll(20, TimeUnit.SECONDS);

            var stopped = edge.stop();
            held.vertx().runOnContext(nothing -> held.response().end("served"));

            assertThat(connection.untilClosed()).endsWith("served");
            stopped.await();
        }
    }
}
