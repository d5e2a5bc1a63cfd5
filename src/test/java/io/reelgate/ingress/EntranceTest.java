package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class EntranceTest {
    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx);
    }

    @Test
    void countsAndTimesARequestUnderItsRoutesPattern() {
        edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD);

        seen(
                "reelgate_requests_total[route, /api/v1/generateTask/:model, code, 200]",
                "reelgate_request_seconds[route, /api/v1/generateTask/:model]");
    }

    @Test
    void countsRefusalsByTheirCode() {
        edge.post(Edge.SORA, Edge.GOOD);
        edge.postAs(Edge.KEY, Edge.SORA, "{}");

        seen(
                "reelgate_requests_total[route, /api/v1/generateTask/:model, code, 401]",
                "reelgate_requests_total[route, /api/v1/generateTask/:model, code, 400]");
    }

    @Test
    void givesPathsThatAreNoneOneNameSoThatNobodyInventsLabels() {
        edge.post("/wp-admin/1", "");
        edge.post("/wp-admin/2", "");

        seen("reelgate_requests_total[route, none, code, 404]");
        assertThat(edge.counts.seen).noneMatch(entry -> entry.contains("wp-admin"));
    }

    private void seen(String... entries) {
        await().until(() -> edge.counts.seen.containsAll(List.of(entries)));
    }
}
