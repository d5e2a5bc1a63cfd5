package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.web.BodyReader;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Routes of other roles read bodies as those of the ingress do. */
@ExtendWith(VertxExtension.class)
class LentBodiesTest {
    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx, router -> router.post("/echo").handler(LentBodiesTest::echo));
    }

    private static void echo(RoutingContext context) {
        BodyReader.read(context, 10)
                .onSuccess(body -> context.response().end(body))
                .onFailure(context::fail);
    }

    @Test
    void aBodyComesAsItWasSent() {
        assertThat(edge.post("/echo", "0123456789").body()).isEqualTo("0123456789");
        assertThat(edge.post("/echo", "").body()).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAsEverywhere() {
        assertThat(edge.post("/echo", "01234567890").statusCode()).isEqualTo(413);
    }
}
