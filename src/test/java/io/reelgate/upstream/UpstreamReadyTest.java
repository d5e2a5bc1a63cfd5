package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.Upstream.Line;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Whether it is worthwhile to prepare a submit. */
class UpstreamReadyTest extends AtAVendor {
    private boolean isReady(UpstreamShell shell, String upstream) {
        return onContext(() -> shell.ready(upstream).map(true).otherwise(false));
    }

    @Test
    void isReadyWithoutAConnectionWhileNothingSpeaksAgainstIt() {
        assertThat(isReady(target, "apixo")).isTrue();
        assertThat(isReady(target, "nobody")).isFalse();
        assertThat(vendor.sockets()).isEmpty();
    }

    @Test
    void isNotReadyWhileTheVendorAskedForARest() {
        vendor.answering(429, "", "Retry-After: 9");
        submit();

        assertThat(isReady(target, "apixo")).isFalse();
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void whatCouldNotBeReachedIsReadyWhenAConnectionIsThereAndItIsGivenBack() {
        int port = freePort();
        UpstreamShell away = shell("http://127.0.0.1:" + port, new UpstreamSettings.Pool(1, 1));
        assertThat(isReady(away, "apixo")).as("nothing is known yet").isTrue();
        onContext(() -> away.open("apixo").map(true).otherwise(false));
        assertThat(isReady(away, "apixo")).isFalse();

        List<NetSocket> sockets = new CopyOnWriteArrayList<>();
        vertx.createNetServer()
                .connectHandler(socket -> sockets.add(socket.handler(bytes -> sockets.clear())))
                .listen(port, "127.0.0.1")
                .await();

        for (int turn = 0; turn < 3; turn++) {
            assertThat(isReady(away, "apixo")).isTrue();
        }
        await().untilAsserted(() ->
                assertThat(sockets).as("asked once, nothing written").hasSize(1));
        Line line = onContext(() -> away.open("apixo"));
        assertThat(line).as("the only connection of the pool is free").isNotNull();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
