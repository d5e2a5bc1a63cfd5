package io.reelgate.upstream;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.Upstream.Line;
import io.reelgate.port.Waypoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** A test with a shell and a vendor that says what it is told to. */
abstract class AtAVendor {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String ACCEPTED = "{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"job-1\"}}";
    static final String RUNNING =
            "{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"job-1\",\"state\":\"processing\"}}";
    static final Job JOB = new Job("apixo", "job-1", NOW);
    static final GenerateRequest REQUEST = new GenerateRequest(
            RequestType.CALLBACK,
            Optional.of("https://caller.example.com/hook"),
            Provider.AUTO,
            Optional.of("the caller's own tag"),
            Map.of("prompt", "a calm sea"));

    final Vertx vertx = Vertx.vertx();
    final ScriptedVendor vendor = new ScriptedVendor(vertx);
    /** Each with the bytes that the vendor had got by then. */
    final List<String> waypoints = new CopyOnWriteArrayList<>();

    final CountingMetrics metrics = new CountingMetrics();
    UpstreamShell target = shell(vendor.url(), new UpstreamSettings.Pool(4, 4));

    UpstreamShell shell(String url, UpstreamSettings.Pool pool) {
        var timeouts =
                new UpstreamSettings.Timeouts(Duration.ofSeconds(3), Duration.ofMillis(400), Duration.ofMillis(400));
        var settings = new UpstreamSettings("apixo", "apixo", url, "secret-key", timeouts, pool);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new UpstreamShell(vertx, List.of(settings), SampleModels.at("apixo"), metrics, clock, this::passed);
    }

    private void passed(Waypoint waypoint) {
        waypoints.add(waypoint.word() + " " + vendor.bytes());
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** As a role does it: on a Vert.x context. */
    <T> T onContext(Callable<Future<T>> work) {
        io.vertx.core.Promise<T> done = io.vertx.core.Promise.promise();
        vertx.runOnContext(
                on -> Future.succeededFuture().compose(nothing -> called(work)).onComplete(done));
        return done.future().await();
    }

    static <T> Future<T> called(Callable<Future<T>> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    Line open() {
        return onContext(() -> target.open("apixo"));
    }

    boolean hasLine(String upstream) {
        Boolean opened = onContext(() -> target.open(upstream).map(true).otherwise(false));
        return opened;
    }

    Observation submit() {
        return onContext(() -> target.open("apixo")
                .compose(line -> line.submit("token-1", "wan-2-5", REQUEST, InlineMedia.NONE, () -> true)));
    }

    Observation look() {
        return onContext(() -> target.look(JOB, "wan-2-5"));
    }
}
