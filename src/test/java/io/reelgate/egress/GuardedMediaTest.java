package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.reelgate.port.CallerMedia.NoRoom;
import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardedMediaTest extends AtTheLiar {
    private final Queue<NetSocket> waiting = new ConcurrentLinkedQueue<>();

    @Test
    void fetchesOnceForAWholeBatch() {
        hold("/a");

        List<Future<Finding>> batch = IntStream.range(0, 1_000)
                .mapToObj(i -> target.image(liar.url("/a"), false))
                .toList();
        await().until(() -> !waiting.isEmpty());
        answerAll();
        done(Future.all(batch));

        assertThat(batch).allMatch(found -> found.result() instanceof Usable);
        assertThat(liar.requests).hasSize(1);
        assertThat(counted)
                .filteredOn(line -> line.endsWith("kind image outcome shared"))
                .hasSize(999);
    }

    @Test
    void remembersWhatItFoundForAMinute() {
        liar.serve("/a", Pictures.png(16, 9));

        assertThat(image("/a")).isEqualTo(image("/a"));
        clock.advance(Duration.ofSeconds(59));
        image("/a");
        assertThat(liar.requests).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        image("/a");
        assertThat(liar.requests).hasSize(2);
    }

    @Test
    void remembersLorasApartFromImages() {
        liar.serve("/a", Pictures.png(16, 9));

        image("/a");
        lora("/a");
        lora("/a");

        assertThat(liar.requests).hasSize(2);
    }

    @Test
    void remembersNothingThatWasNoUse() {
        liar.status("/a", 404);
        image("/a");
        liar.serve("/a", Pictures.png(16, 9));

        assertThat(image("/a")).isInstanceOf(Usable.class);
    }

    @Test
    void fetchesAgainWhereTheBytesAreNeeded() {
        liar.serve("/a", Pictures.png(16, 9));

        image("/a");
        Usable kept = (Usable) done(target.image(liar.url("/a"), true));
        Usable again = (Usable) done(target.image(liar.url("/a"), true));
        Usable light = (Usable) image("/a");

        assertThat(kept.bytes()).isPresent();
        assertThat(again.bytes()).isPresent();
        assertThat(light.bytes()).isEmpty();
        assertThat(liar.requests).hasSize(3);
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        IntStream.rangeClosed(0, 100).forEach(i -> liar.serve("/" + i, Pictures.png(16, 9)));
        IntStream.rangeClosed(0, 100).forEach(i -> image("/" + i));

        image("/100");
        assertThat(liar.requests).hasSize(101);
        image("/0");
        assertThat(liar.requests).hasSize(102);
    }

    @Test
    void looksAtFewOfOneHostAtATime() {
        List<Future<Finding>> all = IntStream.range(0, 20)
                .mapToObj(i -> {
                    hold("/" + i);
                    return target.image(liar.url("/" + i), false);
                })
                .toList();

        await().until(() -> waiting.size() == 8);
        assertThat(liar.connections).hasValue(8);
        while (all.stream().anyMatch(each -> !each.isComplete())) {
            assertThat(liar.requests.size()
                            - (int) all.stream().filter(Future::isComplete).count())
                    .isLessThanOrEqualTo(16);
            answerAll();
        }
        assertThat(all).allMatch(found -> found.result() instanceof Usable);
        assertThat(liar.connections).hasValueLessThanOrEqualTo(20);
    }

    @Test
    void keepsTheBytesOfFewAtATime() {
        List<Future<Finding>> all = IntStream.range(0, 6)
                .mapToObj(i -> {
                    hold("/" + i);
                    return target.image(liar.url("/" + i), true);
                })
                .toList();

        await().until(() -> waiting.size() >= 2);
        liar.serve("/other", Pictures.png(16, 9));
        assertThat(image("/other")).isInstanceOf(Usable.class);
        assertThat(waiting).hasSize(2);
        while (all.stream().anyMatch(each -> !each.isComplete())) {
            answerAll();
        }
        assertThat(all).allMatch(found -> found.result() instanceof Usable);
    }

    @Test
    void saysWhenItHasNoRoom() {
        target = media(new MediaSettings(
                Quick.SETTINGS.lines(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(10),
                new MediaSettings.Turns(1, 1, 1, 1, Duration.ofMillis(100)),
                Quick.SETTINGS.memory()));
        hold("/a");

        Future<Finding> first = target.image(liar.url("/a"), false);
        Future<Finding> second = target.image(liar.url("/b"), false);

        assertThatThrownBy(() -> image("/c")).isInstanceOf(NoRoom.class);
        assertThatThrownBy(() -> done(second)).isInstanceOf(NoRoom.class);
        await().until(() -> !waiting.isEmpty());
        answerAll();
        assertThat(done(first)).isInstanceOf(Usable.class);
        assertThat(counted).filteredOn(line -> line.endsWith("outcome no_room")).hasSize(2);
    }

    /** Answers only when told to. */
    private void hold(String path) {
        liar.on(path, (socket, head) -> waiting.add(socket));
    }

    private void answerAll() {
        for (NetSocket socket = waiting.poll(); socket != null; socket = waiting.poll()) {
            socket.write(Liar.HEAD + "Content-Length: 29\r\n\r\n");
            socket.write(Pictures.png(16, 9));
        }
    }
}
