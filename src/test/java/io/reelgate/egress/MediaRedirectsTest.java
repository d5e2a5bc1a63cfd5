package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.address.Ports;
import io.reelgate.domain.fault.MediaFault;
import io.reelgate.port.CallerMedia.Finding.Unusable;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.reelgate.port.ImageSize;
import io.reelgate.port.Metrics;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaRedirectsTest extends AtTheLiar {
    private static final Unusable UNREACHABLE = new Unusable(MediaFault.UNREACHABLE);

    private final AtomicInteger elsewhere = new AtomicInteger();
    private int forbidden;

    @BeforeEach
    void serve() {
        forbidden = done(vertx.createNetServer()
                        .connectHandler(socket -> elsewhere.incrementAndGet())
                        .listen(0, "127.0.0.9"))
                .actualPort();
        liar.serve("/end", Pictures.png(16, 9));
    }

    @Test
    void followsThreeRedirects() {
        liar.redirect("/1", "/2").redirect("/2", "3").redirect("/3", liar.url("/end"));

        assertThat(image("/1"))
                .isEqualTo(new Usable("image/png", 29, Optional.empty(), Optional.of(new ImageSize(16, 9))));
        assertThat(lora("/1")).isInstanceOf(Usable.class);
    }

    @Test
    void followsNoFourth() {
        liar.redirect("/0", "/1").redirect("/1", "/2").redirect("/2", "/3").redirect("/3", "/end");

        assertThat(image("/0")).isEqualTo(UNREACHABLE);
        assertThat(lora("/0")).isEqualTo(UNREACHABLE);
        assertThat(liar.requests).hasSize(8);
    }

    @Test
    void leavesLoops() {
        liar.redirect("/loop", "/loop").redirect("/a", "/b").redirect("/b", "/a");

        assertThat(image("/loop")).isEqualTo(UNREACHABLE);
        assertThat(image("/a")).isEqualTo(UNREACHABLE);
        assertThat(liar.requests).hasSize(8);
    }

    @Test
    void followsNoneToWhatIsNotOpen() {
        addresses.put("inside.test", HostileUrlsTest.address("127.0.0.9"));
        liar.redirect("/address", "http://127.0.0.9:" + forbidden + "/end")
                .redirect("/name", "http://inside.test:" + forbidden + "/end")
                .redirect("/odd", "http://127.9:" + forbidden + "/end")
                .redirect("/user", "http://user@127.0.0.1:" + liar.port() + "/end")
                .redirect("/file", "file:///etc/passwd")
                .redirect("/empty", "http://");

        for (String path : List.of("/address", "/name", "/odd", "/user", "/file", "/empty")) {
            assertThat(image(path)).as(path).isEqualTo(UNREACHABLE);
            assertThat(lora(path)).as(path).isEqualTo(UNREACHABLE);
        }
        assertThat(elsewhere).hasValue(0);
        assertThat(liar.requests).hasSize(12).noneMatch(head -> head.contains("/end"));
    }

    @Test
    void takesARedirectWithoutPlaceForARefusal() {
        liar.status("/a", 302);

        assertThat(image("/a")).isEqualTo(UNREACHABLE);
    }

    @Test
    void goesFromHttpsToHttpsOnly() throws Exception {
        KeyPair keys = KeyPair.shared();
        int port = done(vertx.createHttpServer(keys.serverOptions())
                        .requestHandler(request -> {
                            String to = request.path().equals("/plain") ? liar.url("/end") : "/end";
                            boolean isEnd = request.path().equals("/end");
                            request.response()
                                    .setStatusCode(isEnd ? 200 : 302)
                                    .putHeader("Location", to)
                                    .end(Pictures.png(16, 9));
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
        GuardedMedia secure = mapped(vertx, keys, port);

        assertThat(done(secure.image(ANNA, "https://secure.test/secure", false)))
                .isInstanceOf(Usable.class);
        assertThat(done(secure.image(ANNA, "https://secure.test/plain", false))).isEqualTo(UNREACHABLE);
        assertThat(liar.requests).isEmpty();
    }

    private GuardedMedia mapped(Vertx vertx, KeyPair keys, int port) throws Exception {
        MappedHosts hosts = new MappedHosts(
                Map.of("secure.test", FixedAddress.parse("127.0.0.1:" + port)), List.of(keys.certificate()));
        return Egress.open(
                        vertx,
                        EgressSettings.defaults(),
                        Rules.of(List.of(), List.of("127.0.0.1"), Ports.USUAL, hosts, MappedHosts.NONE),
                        Trust.STANDARD,
                        List::of,
                        clock,
                        new Random(1),
                        Metrics.NONE)
                .media();
    }
}
