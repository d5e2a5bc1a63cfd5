package io.reelgate.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SocketLimitsTest extends AtAStream {
    @Test
    void refusesMoreMessagesAMinuteThanAllowed() {
        Listener listener = site.connect();
        for (int i = 0; i < 21; i++) {
            listener.send("{\"op\":\"ping\"}");
        }
        assertThat(listener.frame("error").getInteger("code")).isEqualTo(429);
        assertThat(listener.ofType("pong")).hasSize(20);
    }

    @Test
    void closesTheSocketOneTooMany() {
        site.connect();
        site.connect();
        site.connect();
        assertThat(site.connect().closeCode()).isEqualTo(4429);
        assertThat(site.connect(World.FOREIGN).socket().isClosed()).isFalse();
    }

    @Test
    void givesBackThePlaceOfAClosedSocket() {
        Listener first = site.connect();
        site.connect();
        site.connect();
        first.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> site.counts.gauge("reelgate_sockets_open") == 2);
        Listener next = site.connect();
        next.send("{\"op\":\"ping\"}");
        next.frame("pong");
    }

    @Test
    void closesAllSocketsWhenTheNodeDrains() {
        Listener one = site.connect();
        Listener other = site.connect(World.FOREIGN);
        Site.await(site.fanout.drain());
        assertThat(one.closeCode()).isEqualTo(1001);
        assertThat(other.closeCode()).isEqualTo(1001);
        assertThat(site.connect().closeCode()).isEqualTo(1001);
    }

    @Test
    void upgradesOnlyAllowedOrigins() {
        var allowed = site.to(World.OWN).setAllowOriginHeader(true).addHeader("Origin", "https://console.example");
        assertThat(site.connect(allowed).socket().isClosed()).isFalse();
        var refused = site.tryConnect(site.to(World.OWN).setAllowOriginHeader(true));
        await().atMost(Duration.ofSeconds(20)).until(refused::isComplete);
        assertThat(refused.cause())
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refusal -> assertThat(refusal.getStatus()).isEqualTo(403));
    }

    @Test
    void speaksItsSubprotocol() {
        Listener listener = site.connect(site.to(World.OWN).addSubProtocol("reelgate.v1"));
        assertThat(listener.socket().subProtocol()).isEqualTo("reelgate.v1");
    }

    @Test
    void answersATooLongMessageWithAnErrorAndStaysOpen() {
        Listener listener = site.connect();
        listener.send("{\"op\":\"ping\"}" + " ".repeat(16 * 1024));
        assertThat(listener.frame("error").getString("message"))
                .isEqualTo("the message must be at most 16384 characters");
        listener.send("{\"op\":\"ping\"}");
        listener.frame("pong");
    }

    @Test
    void endsASocketThatSendsAMuchTooLongMessage() {
        Listener listener = site.connect();
        listener.socket().writeTextMessage("x".repeat(65 * 1024));
        assertThat(listener.closeCode()).isEqualTo(1009);
    }

    @Test
    void endsASocketWhoseKeyWasRevoked(Vertx vertx) {
        AtomicBoolean revoked = new AtomicBoolean();
        Site.KnownKeys keys = hash -> revoked.get() ? Optional.empty() : Optional.of(World.account(World.OWN));
        try (Site other = new Site(vertx, world, fast(), World.CLOCK, keys)) {
            Listener listener = other.connect();
            listener.send("{\"op\":\"ping\"}");
            listener.frame("pong");
            revoked.set(true);
            assertThat(listener.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void endsASocketThatGivesNoSignOfLife(Vertx vertx) {
        AtomicLong millis = new AtomicLong(World.NOW.toEpochMilli());
        InstantSource time = () -> Instant.ofEpochMilli(millis.get());
        try (Site other = new Site(
                vertx, world, fast(), time.withZone(ZoneOffset.UTC), hash -> Optional.of(World.account(World.OWN)))) {
            Listener listener = other.connect();
            listener.send("{\"op\":\"ping\"}");
            listener.frame("pong");
            // A sign of life that was under way counts from when it comes.
            await().until(() -> {
                millis.addAndGet(76_000);
                return listener.socket().isClosed();
            });
            assertThat(listener.closeCode()).isEqualTo(4408);
        }
    }
}
