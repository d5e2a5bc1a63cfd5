package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.port.Routability;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RouteCheckTest {
    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx);
    }

    private HttpResponse<String> submit(String... headers) {
        return edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD, headers);
    }

    @Test
    void aModelThatNobodyOffersIsUnavailableAtOnce() {
        edge.routability = Routability.OFF;

        var answer = submit();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(answer.body()).contains("MODEL_UNAVAILABLE: ", " has no upstream at present");
        assertThat(edge.governor.asked).isEmpty();
    }

    @Test
    void aRequestThatNobodyHonoursIsUnavailableAtOnce() {
        edge.routability = Routability.UNFIT;

        var answer = submit();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(answer.body()).contains("MODEL_UNAVAILABLE: ", " takes this combination of provider and parameters");
        assertThat(edge.governor.asked).isEmpty();
    }

    @Test
    void aRequestThatWasAdmittedBeforeGetsItsAnswerAgain() {
        edge.routability = Routability.OFF;
        edge.replays = (account, request) -> Future.succeededFuture(true);

        assertThat(submit("Idempotency-Key", "once").statusCode()).isEqualTo(200);
        assertThat(edge.governor.asked).hasSize(1);
    }

    @Test
    void itsOwnFaultsAreToldFirst() {
        edge.routability = Routability.OFF;

        assertThat(edge.postAs(Edge.KEY, Edge.SORA, "{}").statusCode()).isEqualTo(400);
    }
}
