package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.address.CallerUrl;
import io.reelgate.egress.Decision.Allowed;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS with hosts of every form. */
class LinesTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"hook.test,hook.test", "receiver,receiver", "a-b.wild.test,a-b.wild.test", "127.0.0.1,none", "::1,none"
    })
    void namesItsHostToTheServerWhereTlsHasAFormForIt(String host, String named) throws Exception {
        for (boolean mapped : List.of(true, false)) {
            assertThat(answer(host, mapped, KeyPair.shared())).isEqualTo(named);
        }
    }

    @Test
    void stillAsksForACertificateOfTheName() {
        assertThatThrownBy(() -> answer("other.test", false, KeyPair.shared()))
                .rootCause()
                .hasMessageContaining("other.test");
        assertThatThrownBy(() -> answer("sender", false, KeyPair.shared()))
                .rootCause()
                .hasMessageContaining("sender");
    }

    /** Java knows no certificate for such a name; that is an answer like any other, and nothing to warn about. */
    @Test
    void reachesNamesWithUnderscoresByHttpOnly() {
        assertThatThrownBy(() -> answer("a_b.wild.test", false, KeyPair.shared()))
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    private String answer(String host, boolean mapped, KeyPair keys) throws Exception {
        InetAddress address = InetAddress.getByName(host.equals("::1") ? "::1" : "127.0.0.1");
        HttpServer server = done(vertx.createHttpServer(keys.serverOptions())
                .requestHandler(request -> request.response()
                        .end(Optional.ofNullable(request.connection().indicatedServerName())
                                .filter(name -> !name.isEmpty())
                                .orElse("none")))
                .listen(0, address.getHostAddress()));
        Lines target = Lines.open(
                vertx,
                LineSettings.defaults(),
                mapped ? Trust.STANDARD : new Trust(List.of(keys.certificate())),
                new MappedHosts(Map.of(), List.of(keys.certificate())));
        CallerUrl url = new CallerUrl(true, host, server.actualPort(), "/", Optional.empty());
        Allowed allowed = new Allowed(url, new InetSocketAddress(address, server.actualPort()), mapped);
        return done(target.dial(allowed, HttpMethod.GET, Map.of())
                        .compose(request -> request.send())
                        .compose(response -> response.body()))
                .toString();
    }
}
