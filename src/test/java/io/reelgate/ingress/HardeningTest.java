package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker's bytes must not achieve; each test is a row of the table of unsafe defaults. */
@ExtendWith(VertxExtension.class)
class HardeningTest {
    private static final String AUTHORIZED = "Authorization: Bearer " + Edge.KEY + "\r\n";
    private static final String POST = "POST " + Edge.SORA + " HTTP/1.1\r\nHost: a\r\n" + AUTHORIZED;
    private static final String GET = "GET /open HTTP/1.1\r\nHost: a\r\n\r\n";

    private static final String UPGRADE = head(
            "GET /api/v1/stream HTTP/1.1",
            "Host: a",
            "Authorization: Bearer " + Edge.KEY,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: reelgate.v1",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    private final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(
                vertx,
                router -> router.get("/open")
                        .handler(context -> context.response().end("open")),
                router -> router.get("/api/v1/stream")
                        .handler(context -> context.request().toWebSocket().onSuccess(sockets::add)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a\r\nHost: a\r\n",
                "Host: a\r\nHost: b\r\n",
                "Host: \r\n",
                "Host: a b\r\n",
                "Host: a/b\r\n",
                "Host: a@b\r\n",
                "Host: a,b\r\n",
                "Host: a:b\r\n",
                "Host: a:123456\r\n",
                "Host: [::1\r\n",
                "Host: []\r\n",
                "Host: \u00e4\r\n"
            })
    void refusesARequestWithoutOnePlainHost(String host) throws IOException {
        try (RawConnection connection = connect()) {
            String answer =
                    connection.send("GET /open HTTP/1.1\r\n" + host + "\r\n").untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":400");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "gateway.example:8080", "127.0.0.1", "[::1]:80", "xn--bcher-kva.example"})
    void takesEveryHostThatIsOne(String host) throws IOException {
        try (RawConnection connection = connect()) {
            assertThat(connection
                            .send("GET /open HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xchunked", "gzip, chunked", "chunked, chunked", "identity", "chunked\r\nTransfer-Encoding: x"})
    void refusesAnUnknownTransferEncodingAndReadsNoFurther(String coding) throws IOException {
        try (RawConnection connection = connect()) {
            String answer = connection
                    .send(POST + "Transfer-Encoding: " + coding + "\r\n\r\n" + GET)
                    .untilClosed();

            assertThat(answer)
                    .startsWith("HTTP/1.1 501 ")
                    .contains("\"code\":501")
                    .doesNotContain(" 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n", "\r\n\r\n"})
    void refusesABrokenChunk(String chunk) throws IOException {
        try (RawConnection connection = connect()) {
            String answer = connection
                    .send(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk)
                    .untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":400");
            assertThat(edge.governor.asked).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1\r\nContent-Length: 2", "Content-Length: -1", "Content-Length: x"})
    void refusesALengthThatIsNone(String length) throws IOException {
        try (RawConnection connection = connect()) {
            assertThat(connection.send(POST + length + "\r\n\r\n{}").untilClosed())
                    .startsWith("HTTP/1.1 400 ")
                    .doesNotContain(" 200 ");
        }
    }

    @Test
    void takesAChunkedBody() throws IOException {
        try (RawConnection connection = connect()) {
            String half = Edge.GOOD.substring(0, 10);
            String rest = Edge.GOOD.substring(10);
            String body =
                    "a\r\n" + half + "\r\n" + Integer.toHexString(rest.length()) + "\r\n" + rest + "\r\n0\r\n\r\n";

            assertThat(connection
                            .send(POST + "Transfer-Encoding: chunked\r\n\r\n" + body)
                            .answer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void refusesAChunkedBodyOverTheLimit() throws IOException {
        try (RawConnection connection = connect()) {
            String chunk = "10000\r\n" + " ".repeat(65_536) + "\r\n";

            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(16) + "1\r\n \r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void invitesABodyThatWaitsToBe() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(POST + "Expect: 100-continue\r\nContent-Length: " + Edge.GOOD.length() + "\r\n\r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 100 ");
            assertThat(connection.send(Edge.GOOD).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void speaksNoHttp2InTheClear() throws IOException {
        try (RawConnection preface = connect();
                RawConnection upgrade = connect()) {
            preface.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            upgrade.send(head(
                    "GET /open HTTP/1.1",
                    "Host: a",
                    "Connection: Upgrade, HTTP2-Settings",
                    "Upgrade: h2c",
                    "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA"));

            assertThat(preface.untilClosed()).startsWith("HTTP/2.0 501 ").doesNotContain(" 200 ");
            assertThat(upgrade.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /open HTTP/1.1\r\nHost: a\r\nX-Slow: "})
    void closesAConnectionWhoseFirstRequestDoesNotCome(String begun) throws IOException {
        try (RawConnection silent = connect();
                RawConnection other = connect()) {
            silent.send(begun);
            other.send(GET).answer();
            edge.clock.advance(Duration.ofSeconds(29));
            assertThat(other.send(GET).answer()).startsWith("HTTP/1.1 200 ");
            edge.clock.advance(Duration.ofSeconds(1));

            assertThat(silent.untilClosed()).doesNotContain(" 200 ");
            assertThat(other.send(GET).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void keepsAnIdleConnectionLongerThanAFirstRequestMayTake() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(GET).answer();
            edge.clock.advance(Duration.ofSeconds(74));
            assertThat(connection.send(GET).answer()).startsWith("HTTP/1.1 200 ");

            connection.closesWhile(() -> edge.clock.advance(Duration.ofSeconds(75)));
        }
    }

    @Test
    void endsABodyThatDrips() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(POST + "Content-Length: 1000\r\n\r\n{");
            until(() -> edge.accounts.asked.get() == 1);
            edge.clock.advance(Duration.ofSeconds(10));

            assertThat(connection.untilClosed())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":408")
                    .containsIgnoringCase("connection: close");
        }
    }

    @Test
    void closesAConnectionWhoseRefusedBodyNeverEnds() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("POST " + Edge.SORA + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{");
            assertThat(connection.answer()).startsWith("HTTP/1.1 401 ");
            connection.closesWhile(() -> edge.clock.advance(Duration.ofSeconds(10)));
        }
    }

    @Test
    void readsOnAfterABodyItRefused() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("POST " + Edge.SORA + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}" + GET);

            assertThat(connection.answer()).startsWith("HTTP/1.1 401 ");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        String submit = POST + "Content-Length: " + Edge.GOOD.length() + "\r\n\r\n" + Edge.GOOD;
        try (RawConnection connection = connect()) {
            connection.send(submit + GET + submit);

            assertThat(connection.answer()).contains("taskId");
            assertThat(connection.answer()).endsWith("open");
            assertThat(connection.answer()).contains("taskId");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/generateTask/sora-2-pro%00",
                "/api/v1/generateTask/sora%2D2-pro",
                "/api/v1/generateTask/x/../sora-2-pro",
                "/api/v1/generateTask//sora-2-pro",
                "//api/v1/generateTask/sora-2-pro",
                "/api/v1/generateTask/sora-2-pro/",
                "/api/v1/generateTask/sora-2-pro;x=y",
                "/api/v1/generateTask/./sora-2-pro",
                "/api/v1/generateTask/sora-2-pro%2f"
            })
    void knowsAPathInOneSpellingOnly(String path) throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("POST " + path + " HTTP/1.1\r\nHost: a\r\n" + AUTHORIZED + "Content-Length: "
                    + Edge.GOOD.length() + "\r\n\r\n" + Edge.GOOD);

            assertThat(connection.answer()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void refusesAPathThatCannotBeDecoded() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("GET /api/v1/statusTask/%zz HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 400 ").contains("\"code\":400");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET\r\n\r\n", "GET /open HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n"})
    void refusesWhatIsNotHttp(String text) throws IOException {
        try (RawConnection connection = connect()) {
            assertThat(connection.send(text).untilClosed())
                    .contains(" 400 Bad Request")
                    .contains("\"code\":400");
        }
    }

    @Test
    void boundsTheRequestLineAndTheHeaders() throws IOException {
        try (RawConnection line = connect();
                RawConnection headers = connect()) {
            line.send("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
            headers.send("GET /open HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(17_000) + "\r\n\r\n");

            assertThat(line.untilClosed()).contains(" 414 ", "\"code\":414");
            assertThat(headers.untilClosed()).contains(" 431 ", "\"code\":431");
        }
    }

    @Test
    void countsConnectionsAndForgetsClosedOnes() throws IOException {
        RawConnection first = connect();
        RawConnection second = connect();
        first.send(GET).answer();
        second.send(GET).answer();
        assertThat(edge.state.connections()).isEqualTo(2);

        first.close();
        second.close();

        until(() -> edge.state.connections() == 0);
    }

    @Test
    void countsAnUpgradedConnectionUntilItIsClosed() throws Exception {
        RawConnection connection = connect();
        connection.send(UPGRADE);
        assertThat(connection.answer()).startsWith("HTTP/1.1 101 ").contains("reelgate.v1");
        sockets.take();

        edge.clock.advance(Duration.ofHours(1));
        try (RawConnection other = connect()) {
            other.send(GET).answer();
            assertThat(edge.state.connections()).isEqualTo(2);
        }
        connection.close();

        until(() -> edge.state.connections() == 0);
    }

    @Test
    void losesNothingOfARequestWhileTheKeyIsLookedUp() throws Exception {
        edge.accounts.slow = true;
        try (RawConnection submit = connect();
                RawConnection socket = connect()) {
            submit.send(POST + "Content-Length: " + Edge.GOOD.length() + "\r\n\r\n" + Edge.GOOD + GET);
            socket.send(UPGRADE);

            assertThat(submit.answer()).startsWith("HTTP/1.1 200 ").contains("taskId");
            assertThat(submit.answer()).endsWith("open");
            assertThat(socket.answer()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void namesEveryRequest() throws IOException {
        try (RawConnection connection = connect()) {
            String answer = connection
                    .send("GET /nothing HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\n\r\n")
                    .answer();

            String id = answer.replaceAll("(?s).*X-Request-Id: ([0-9a-f]{16})\r\n.*", "$1");
            assertThat(answer).contains("\"requestId\":\"" + id + "\"").doesNotContain("mine");
        }
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(edge.port());
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
