package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.reelgate.port.CallerMedia.NotNow;
import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
                .mapToObj(i -> target.image(ANNA, liar.url("/a"), false))
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
        Usable kept = (Usable) done(target.image(ANNA, liar.url("/a"), true));
        Usable again = (Usable) done(target.image(ANNA, liar.url("/a"), true));
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
                    return target.image(ANNA, liar.url("/" + i), false);
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
    void saysWhenItHasNoRoom() {
        target = media(new MediaSettings(
                Quick.SETTINGS.lines(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(10),
                new MediaSettings.Turns(1, Duration.ofMillis(100)),
                Quick.SETTINGS.memory()));
        hold("/a");

        Future<Finding> first = target.image(ANNA, liar.url("/a"), false);
        Future<Finding> second = target.image(ANNA, liar.url("/b"), false);

        assertThatThrownBy(() -> done(second))
                .isInstanceOfSatisfying(
                        NotNow.class, notNow -> assertThat(notNow.reason()).isEqualTo(NotNow.Reason.NO_ROOM));
        await().until(() -> !waiting.isEmpty());
        answerAll();
        assertThat(done(first)).isInstanceOf(Usable.class);
        assertThat(counted).filteredOn(line -> line.endsWith("outcome no_room")).hasSize(1);
    }

    /** The turn at the short link's host is over when it has answered; the time that they wait is no time of theirs. */
    @Test
    void manyLinksToASlowHostLeaveTheirRedirectorFree() {
        target = media(Quick.whole(Duration.ofMillis(1_500)));
        addresses.put("slow.test", HostileUrlsTest.address("127.0.0.1"));
        List<Future<Finding>> slow = IntStream.range(0, 16)
                .mapToObj(i -> {
                    hold("/slow/" + i);
                    liar.redirect("/" + i, "http://slow.test:" + liar.port() + "/slow/" + i);
                    return target.image(ANNA, liar.url("/" + i), false);
                })
                .toList();
        await().until(() -> waiting.size() == 8);
        liar.serve("/quick", Pictures.png(16, 9));

        assertThat(image("/quick")).isInstanceOf(Usable.class);
        answerAll();
        await().until(() -> waiting.size() == 8);
        answerAll();
        assertThat(done(Future.all(slow)).<Finding>list()).allMatch(Usable.class::isInstance);
    }

    @Test
    void forgetsWhatIsTooOldWithoutBeingAsked() {
        Findings findings = new Findings(Quick.SETTINGS.memory(), clock);
        for (int i = 0; i < 10; i++) {
            Findings.Key key = Findings.Key.of(Use.IMAGE, "https://a.test/" + "x".repeat(2_000) + i, false);
            assertThat(key.hash()).hasSize(64);
            done(findings.share(
                    key, () -> Future.succeededFuture(new Usable("image/png", 1, Optional.empty())), () -> {}));
        }
        assertThat(findings.size()).isEqualTo(10);

        clock.advance(Duration.ofSeconds(60));
        Findings.Key another = Findings.Key.of(Use.LORA, "https://a.test/", false);

        assertThat(findings.known(another)).isEmpty();
        assertThat(findings.size()).isZero();
    }

    @Test
    void aLookThatThrowsIsNotUnderWayForEver() {
        Findings findings = new Findings(Quick.SETTINGS.memory(), clock);
        Findings.Key key = Findings.Key.of(Use.IMAGE, "https://a.test/", false);
        Usable usable = new Usable("image/png", 1, Optional.empty());

        assertThatThrownBy(() -> done(findings.share(
                        key,
                        () -> {
                            throw new IllegalStateException("a defect");
                        },
                        () -> {})))
                .hasMessageContaining("a defect");
        assertThat(done(findings.share(key, () -> Future.succeededFuture(usable), () -> {})))
                .isEqualTo(usable);
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
