package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class ManyFaultsTest {
    @ParameterizedTest
    @CsvSource({"99, 99", "100, 100", "101, 100", "3000, 100"})
    void tellsAHundredFaultsAtMostAndCountsTheRest(int wrong, int told, Vertx vertx) {
        JsonObject input = new JsonObject().put("prompt", "a cat");
        for (int i = 0; i < wrong; i++) {
            input.put("wrong" + i, 1);
        }

        var answer = new Edge(vertx).postAs(Edge.KEY, Edge.SORA, "{\"input\":" + input.encode() + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonObject body = new JsonObject(answer.body());
        assertThat(body.getJsonObject("error").getJsonArray("errors")).hasSize(told);
        assertThat(body.getString("message")).endsWith("(and " + (wrong - 5) + " more)");
    }
}
