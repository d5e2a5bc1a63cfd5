package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest extends AtTheEdge {
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
    void servesEverythingAndAsksForANewConnectionOnceTheStopIsAnnounced() throws IOException {
        edge.state.announce();

        assertThat(connect().send(GET).untilClosed())
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("connection: close");
        assertThat(edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD).statusCode()).isEqualTo(200);
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
}
