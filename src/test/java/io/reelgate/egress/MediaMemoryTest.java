package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fetch weighs. */
class MediaMemoryTest extends AtTheLiar {
    private static final int MOST = 10_485_760;

    /** Measured with all bytes there and the end still to come. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesNoMoreMemoryThanTheImageItself(boolean keep) {
        Held held = new Held(keep);
        held.fetch("/warm");
        long before = Heap.used();

        Future<Finding> found = held.begin("/a");
        await().untilAsserted(() -> assertThat(held.arrived()).isGreaterThanOrEqualTo(MOST - 100_000));
        long growth = Heap.used() - before;

        assertThat(growth).isLessThan(keep ? 12_000_000 : 3_000_000);
        held.end();
        Usable usable = (Usable) done(found);
        assertThat(Heap.used() - before).isLessThan(keep ? 12_000_000 : 3_000_000);
        assertThat(usable.length()).isEqualTo(MOST);
    }

    /** A server that holds the last byte back. */
    private final class Held {
        private final boolean keep;
        private volatile Optional<NetSocket> socket = Optional.empty();

        Held(boolean keep) {
            this.keep = keep;
        }

        void fetch(String path) {
            Future<Finding> found = begin(path);
            await().until(() -> arrived() == MOST - 30);
            end();
            done(found);
            liar.written.set(0);
        }

        Future<Finding> begin(String path) {
            liar.on(path, (other, head) -> {
                socket = Optional.of(other);
                other.write(Liar.HEAD + "Content-Length: " + MOST + "\r\n\r\n");
                other.write(Pictures.png(16, 9));
                liar.pour(other, MOST - 30, () -> {});
            });
            return target.image(ANNA, liar.url(path), keep);
        }

        long arrived() {
            return liar.written.get();
        }

        void end() {
            socket.orElseThrow().write(Buffer.buffer(new byte[1]));
        }
    }
}
