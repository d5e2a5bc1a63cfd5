package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class OfferedModelsTest {
    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx);
    }

    @Test
    void answersAnUnknownModelBeforeItLooksAtTheBody() {
        var answer = edge.postAs(Edge.KEY, "/api/v1/generateTask/gpt-9", "not json", "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("\"message\":\"Unknown model, must be one of sora-2-pro, veo-3-1\"", "\"not_found\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SORA-2-PRO", "sora-2-pro%20", "sora%252D2-pro", "sora%2F2"})
    void knowsNoModelOfAnotherSpelling(String model) {
        assertThat(edge.postAs(Edge.KEY, "/api/v1/generateTask/" + model, Edge.GOOD)
                        .statusCode())
                .isEqualTo(404);
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
