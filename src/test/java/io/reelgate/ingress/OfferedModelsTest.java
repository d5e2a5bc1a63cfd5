package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OfferedModelsTest {
    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx);
    }

    @Test
    void answersARetiredModelAsAnUnknownOne() {
        var unknown = edge.postAs(Edge.KEY, "/api/v1/generateTask/gpt-9", Edge.GOOD);

        var retired = edge.postAs(Edge.KEY, "/api/v1/generateTask/sora-1", Edge.GOOD);

        assertThat(retired.statusCode()).isEqualTo(404);
        assertThat(Edge.withoutRequestId(retired.body())).isEqualTo(Edge.withoutRequestId(unknown.body()));
        assertThat(edge.governor.asked).isEmpty();
    }

    @Test
    void stillTellsTheTasksOfARetiredModel() {
        var answer = edge.getAs(Edge.KEY, "/api/v1/statusTask/sora-1?taskId=none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"message\":\"Task not found\"");
    }
}
