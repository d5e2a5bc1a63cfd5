package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker's bytes must not achieve; each test is a row of the table of unsafe defaults. */
class HardeningTest extends AtTheEdge {
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
    void namesEveryRequest() throws IOException {
        try (RawConnection connection = connect()) {
            String answer = connection
                    .send("GET /nothing HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\n\r\n")
                    .answer();

            String id = answer.replaceAll("(?s).*X-Request-Id: ([0-9a-f]{16})\r\n.*", "$1");
            assertThat(answer).contains("\"requestId\":\"" + id + "\"").doesNotContain("mine");
        }
    }
}
