package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.port.CallerMedia.Finding.Unusable;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.reelgate.port.CallerMedia.NotNow;
import io.reelgate.port.ImageSize;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that say one thing and do another. */
class LiarsTest extends AtTheLiar {
    private static final int MOST = 10_485_760;
    private static final String CHUNKED = Liar.HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    @Test
    void takesImagesOfEachKind() {
        liar.serve("/a", Pictures.png(16, 9));
        liar.serve("/b", Pictures.jpeg(16, 9, 200_000));
        liar.serve("/c", Pictures.extended(16, 9));

        assertThat(image("/a"))
                .isEqualTo(new Usable("image/png", 29, Optional.empty(), Optional.of(new ImageSize(16, 9))));
        assertThat(image("/b")).isInstanceOf(Usable.class);
        assertThat(image("/c")).isInstanceOf(Usable.class);
        assertThat(liar.requests).allMatch(head -> head.contains("accept-encoding: identity"));
    }

    @Test
    void keepsTheBytesWhereTheyAreNeeded() {
        Buffer picture = Pictures.padded(Pictures.png(16, 9), 700_001).setByte(700_000, (byte) 7);
        liar.serve("/a", picture);

        Usable found = (Usable) done(target.image(ANNA, liar.url("/a"), true));

        assertThat(found.bytes()).contains(picture);
    }

    @Test
    void takesAnImageThatEndsWithItsConnection() {
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + "Connection: close\r\n\r\n");
            socket.write(Pictures.png(16, 9)).onComplete(sent -> socket.close());
        });

        assertThat(image("/a")).isInstanceOf(Usable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1d\r\n"})
    void refusesABodyThatIsShorterThanItSays(String framing) {
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + framing);
            socket.write(Pictures.png(16, 9)).onComplete(sent -> socket.close());
        });

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(liar.requests).as("tries").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing at all", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"})
    void refusesWhatIsNoHttp(String answer) {
        liar.on("/a", (socket, head) -> socket.write(answer).onComplete(sent -> socket.close()));

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 401, 403, 404, 410, 304})
    void refusesWhatTheServerDoesNotGive(int status) {
        liar.status("/a", status);

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(liar.requests).as("tries").hasSize(1);
    }

    @Test
    void triesOnceMoreWhenTheServerFails() {
        liar.status("/a", 503);
        liar.on("/b", (socket, head) -> {
            if (liar.requests.size() == 3) {
                socket.close();
            } else {
                socket.write(Liar.HEAD + "Content-Length: 29\r\n\r\n");
                socket.write(Pictures.png(16, 9));
            }
        });

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(liar.requests).as("tries").hasSize(2);
        assertThat(image("/b")).isInstanceOf(Usable.class);
        assertThat(liar.requests).as("tries").hasSize(4);
    }

    @Test
    void triesOnceMoreWhereAServerAsksForPatienceAndThenLeavesItForLater() {
        liar.status("/busy", 429).status("/slow", 408);

        assertThatThrownBy(() -> image("/busy"))
                .isInstanceOfSatisfying(
                        NotNow.class, notNow -> assertThat(notNow.reason()).isEqualTo(NotNow.Reason.HOST_BUSY));
        assertThat(image("/slow")).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(liar.requests).as("tries").hasSize(4);
        assertThat(counted)
                .filteredOn(line -> line.endsWith("outcome host_busy"))
                .hasSize(1);
    }

    @Test
    void takesExactlyTenMegabytes() {
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + "Content-Length: " + MOST + "\r\n\r\n");
            socket.write(Pictures.png(16, 9));
            liar.pour(socket, MOST - 29, () -> {});
        });

        assertThat(image("/a"))
                .isEqualTo(new Usable("image/png", MOST, Optional.empty(), Optional.of(new ImageSize(16, 9))));
        assertThat(counted).contains("reelgate_media_bytes_total " + MOST);
    }

    @Test
    void takesExactlyTenMegabytesOfNoLength() {
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + "\r\n");
            socket.write(Pictures.png(16, 9));
            liar.pour(socket, MOST - 29, socket::close);
        });

        assertThat(image("/a"))
                .isEqualTo(new Usable("image/png", MOST, Optional.empty(), Optional.of(new ImageSize(16, 9))));
    }

    @Test
    void refusesOneByteMoreByItsHeaderAlone() {
        liar.on("/a", (socket, head) -> socket.write(Liar.HEAD + "Content-Length: " + (MOST + 1) + "\r\n\r\n"));

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.TOO_LARGE));
        await().untilAsserted(() -> assertThat(liar.closed).hasValue(1));
    }

    @Test
    void leavesAtTheCapWhateverFollows() {
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + "\r\n");
            socket.write(Pictures.png(16, 9));
            liar.pour(socket, MOST - 28, () -> {});
        });

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.TOO_LARGE));
        await().untilAsserted(() -> assertThat(liar.closed).hasValue(1));
        assertThat(liar.requests).as("tries").hasSize(1);
    }

    /** What the server got rid of lies in the buffers of two sockets at most, beyond the cap. */
    @Test
    void leavesAnEndlessBodyAtTheCap() {
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + "\r\n");
            socket.write(Pictures.png(16, 9));
            liar.pour(socket, Long.MAX_VALUE, () -> {});
        });

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.TOO_LARGE));
        await().untilAsserted(() -> assertThat(liar.closed).hasValue(1));
        assertThat(liar.written).hasValueLessThan(3L * MOST);
    }

    @Test
    void givesABodyOfAByteNowAndThenItsTimeAndNoMore() {
        target = within(Duration.ofMillis(400));
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + "Content-Length: 1000\r\n\r\n");
            socket.write(Pictures.png(16, 9));
            liar.drip(socket, 50);
        });

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.UNREACHABLE));
        await().untilAsserted(() -> assertThat(liar.closed).hasValue(1));
    }

    @Test
    void waitsForAHeadNoLongerThanForItsFirstByte() {
        liar.on("/a", (socket, head) -> liar.drip(socket, 50));
        liar.on("/b", (socket, head) -> {});

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(image("/b")).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(liar.requests).as("tries").hasSize(4);
        await().untilAsserted(() -> assertThat(liar.closed).hasValue(4));
    }

    @Test
    void unpacksNothing() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            packed.write(Pictures.png(16, 9).getBytes());
            for (int i = 0; i < 1_000; i++) {
                packed.write(new byte[100_000]);
            }
        }
        liar.on("/a", (socket, head) -> {
            socket.write(Liar.HEAD + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            socket.write(Buffer.buffer(bomb.toByteArray()));
        });

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.NOT_AN_IMAGE));
    }

    @Test
    void believesBytesAndNotNames() {
        String page = "<!doctype html><title>a</title>";
        liar.on(
                "/a.png",
                (socket, head) -> socket.write(
                        Liar.HEAD + "Content-Type: image/png\r\nContent-Length: " + page.length() + "\r\n\r\n" + page));
        liar.on("/b.html", (socket, head) -> {
            socket.write(Liar.HEAD + "Content-Type: text/html\r\nContent-Length: 29\r\n\r\n");
            socket.write(Pictures.png(16, 9));
        });
        liar.serve("/c", Buffer.buffer());

        assertThat(image("/a.png")).isEqualTo(unusable(MediaFault.NOT_AN_IMAGE));
        assertThat(image("/b.html")).isInstanceOf(Usable.class);
        assertThat(image("/c")).isEqualTo(unusable(MediaFault.NOT_AN_IMAGE));
    }

    /** The rest of the file is not waited for. */
    @Test
    void leavesAFileThatIsNoImageAtItsFirstBytes() {
        liar.on("/a", (socket, head) -> {
            socket.write(CHUNKED + "3\r\nGIF\r\n");
            liar.drip(socket, 50);
        });

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.NOT_AN_IMAGE));
        await().untilAsserted(() -> assertThat(liar.closed).hasValue(1));
    }

    static Stream<Buffer> giants() {
        return Stream.of(
                Pictures.png(65_535, 65_535),
                Pictures.jpeg(65_535, 65_535, 0),
                Pictures.jpeg(65_535, 65_535, 500_000),
                Pictures.extended(65_535, 65_535));
    }

    @ParameterizedTest
    @MethodSource("giants")
    void refusesWhatWouldBeHugeWhenDecoded(Buffer picture) {
        liar.serve("/a", picture);

        assertThat(image("/a")).isEqualTo(unusable(MediaFault.TOO_MANY_PIXELS));
    }

    @Test
    void saysTheSameWhateverKeepsItFromTheImage() {
        assertThat(done(target.image(ANNA, "http://127.0.0.1:1/", false))).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(done(target.image(ANNA, "https://127.0.0.1:" + liar.port() + "/", false)))
                .isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(done(target.image(ANNA, "http://nowhere.test/", false))).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(done(target.image(ANNA, "http://10.0.0.1/", false))).isEqualTo(unusable(MediaFault.UNREACHABLE));
        assertThat(done(target.image(ANNA, "no url", false))).isEqualTo(unusable(MediaFault.UNREACHABLE));
    }

    private static Unusable unusable(MediaFault fault) {
        return new Unusable(fault);
    }
}
