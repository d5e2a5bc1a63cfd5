package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.reelgate.egress.Mishap.Blame;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class MishapTest {
    private static Blame blame(Throwable failure) {
        return Mishap.dialling("a.test", failure).blame();
    }

    @Test
    void whatThisNodeLacksIsItsOwnFault() {
        assertThat(List.of(
                        new BindException("Address already in use"),
                        new ConnectException("connect(..) failed: Cannot assign requested address"),
                        new IOException("Too many open files"),
                        new ChannelException("Unable to create Channel", new IOException("Too many open files"))))
                .extracting(MishapTest::blame)
                .containsOnly(Blame.OURS);
    }

    @Test
    void silenceMayBeAnybodysFault() {
        assertThat(List.of(
                        new ConnectTimeoutException("connection timed out after 3000 ms"),
                        new NoRouteToHostException("No route to host"),
                        new SocketException("Network is unreachable")))
                .extracting(MishapTest::blame)
                .containsOnly(Blame.UNCLEAR);
    }

    @Test
    void anAnswerIsTheFaultOfWhoGaveIt() {
        assertThat(List.of(
                        new ConnectException("Connection refused"),
                        new SSLHandshakeException("certificate unknown"),
                        new IOException("Connection reset by peer")))
                .extracting(MishapTest::blame)
                .containsOnly(Blame.THEIRS);
    }
}
