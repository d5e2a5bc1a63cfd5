package io.reelgate.app.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.ops.Health;
import io.reelgate.ops.OpsSettings;
import io.reelgate.ops.OpsVerticle;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DeploymentsTest {
    @Test
    void refusesToStartOnATakenPortAndSaysWhatToSet(Vertx vertx) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Listening where = new Listening("ops", "ops.port", "127.0.0.1", taken.getLocalPort());
            OpsSettings settings = new OpsSettings(where.host(), where.port());

            assertThatThrownBy(() -> deployments(vertx).deploy(where, 1, () -> ops(settings)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("cannot listen on 127.0.0.1:" + where.port() + ": ")
                    .hasMessageEndingWith("or set ops.port (REELGATE_OPS_PORT) to another.");
        }
    }

    @Test
    void passesOnAFailureThatIsADefect(Vertx vertx) {
        Listening where = new Listening("ops", "ops.port", "127.0.0.1", 1);

        assertThatThrownBy(() -> deployments(vertx).deploy(where, 1, Broken::new))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Deployments deployments(Vertx vertx) {
        return new Deployments(vertx, new Shutdown());
    }

    private static OpsVerticle ops(OpsSettings settings) {
        return new OpsVerticle(settings, new Health(() -> true, Map::of), () -> "");
    }

    private static final class Broken extends AbstractVerticle {
        @Override
        public void start() {
            throw new IllegalStateException("a defect");
        }
    }
}
