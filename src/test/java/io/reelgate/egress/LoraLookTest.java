package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.port.CallerMedia.Finding.Unusable;
import io.reelgate.port.CallerMedia.Finding.Usable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoraLookTest extends AtTheLiar {
    private static final Unusable UNREACHABLE = new Unusable(MediaFault.UNREACHABLE);
    private static final long LARGE = 150_000_000_000L;

    @Test
    void asksForTheHeadOnly() {
        liar.on("/a", (socket, head) -> socket.write(Liar.HEAD + "Content-Length: " + LARGE + "\r\n\r\n"));

        assertThat(lora("/a")).isEqualTo(new Usable("", LARGE, Optional.empty()));
        assertThat(liar.requests).singleElement().asString().startsWith("HEAD /a ");
    }

    @Test
    void takesAFileOfUnknownLength() {
        liar.on("/a", (socket, head) -> socket.write(Liar.HEAD + "Transfer-Encoding: chunked\r\n\r\n"));

        assertThat(lora("/a")).isEqualTo(new Usable("", -1, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 501})
    void asksForOneByteWhereHeadIsNotTaken(int status) {
        liar.on(
                "/a",
                (socket, head) -> socket.write(
                        head.startsWith("HEAD")
                                ? "HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n"
                                : "HTTP/1.1 206 X\r\nContent-Range: bytes 0-0/" + LARGE
                                        + "\r\nContent-Length: 1\r\n\r\nx"));

        assertThat(lora("/a")).isEqualTo(new Usable("", LARGE, Optional.empty()));
        assertThat(liar.requests).hasSize(2).last().asString().contains("GET /a ", "Range: bytes=0-0");
    }

    /** Some servers know no ranges. */
    @Test
    void leavesTheFileWhereItIsGivenWhole() {
        liar.on("/a", (socket, head) -> {
            if (head.startsWith("HEAD")) {
                socket.write("HTTP/1.1 405 X\r\nContent-Length: 0\r\n\r\n");
            } else {
                socket.write(Liar.HEAD + "Content-Length: " + LARGE + "\r\n\r\n");
                liar.pour(socket, LARGE, () -> {});
            }
        });

        assertThat(lora("/a")).isEqualTo(new Usable("", LARGE, Optional.empty()));
        await().untilAsserted(() -> assertThat(liar.closed).hasValue(2));
        assertThat(liar.written).hasValueLessThan(20_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 410, 416})
    void refusesWhatCannotBeHad(int status) {
        liar.status("/a", status);

        assertThat(lora("/a")).isEqualTo(UNREACHABLE);
        assertThat(liar.requests).hasSize(status == 404 ? 2 : 1);
    }

    @Test
    void asksForOneByteWhenTheServerFailsAtTheHead() {
        liar.on("/a", (socket, head) -> {
            if (head.startsWith("HEAD")) {
                socket.close();
            } else {
                socket.write("HTTP/1.1 206 X\r\nContent-Length: 1\r\n\r\nx");
            }
        });
        liar.status("/b", 500);

        assertThat(lora("/a")).isEqualTo(new Usable("", -1, Optional.empty()));
        assertThat(lora("/b")).isEqualTo(UNREACHABLE);
        assertThat(liar.requests).hasSize(4);
    }

    @Test
    void refusesASilentServer() {
        liar.on("/a", (socket, head) -> {});

        assertThat(lora("/a")).isEqualTo(UNREACHABLE);
    }
}
