package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ConnectionCapTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void closesTheConnectionBeyondTheCap(Vertx vertx) throws IOException {
        IngressSettings usual = Edge.settings();
        Edge edge = new Edge(
                vertx,
                new IngressSettings(
                        usual.host(),
                        usual.port(),
                        usual.publicUrl(),
                        usual.maxBodyBytes(),
                        1,
                        Duration.ofSeconds(25),
                        usual.admitTimeout(),
                        usual.times()));
        try (RawConnection first = new RawConnection(edge.port())) {
            first.send(GET).answer();
            try (RawConnection second = new RawConnection(edge.port())) {
                assertThat(second.untilClosed()).isEmpty();
            }
            assertThat(first.send(GET).answer()).startsWith("HTTP/1.1 404 ");
            assertThat(edge.state.connections()).isEqualTo(1);
        }
    }
}
