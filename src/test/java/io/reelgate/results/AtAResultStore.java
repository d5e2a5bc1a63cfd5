package io.reelgate.results;

import static io.reelgate.Done.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.ResultStore;
import io.reelgate.port.ResultStore.Place;
import io.reelgate.port.ResultStore.Stored;
import io.reelgate.port.ResultStore.Wish;
import io.reelgate.port.Waypoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a result store, and what it needs to fill it and to read from it as callers do. */
public abstract class AtAResultStore {
    protected static final Clock NOW = Clock.systemUTC();
    protected static final Duration RETENTION = Duration.ofDays(15);

    protected final TaskId id = new TaskIds(new Random()).next(new Partition(3), NOW.millis());
    protected final Queue<Waypoint> waypoints = new ConcurrentLinkedQueue<>();
    protected final AtomicInteger abandoned = new AtomicInteger();
    protected Vertx vertx;
    protected ResultStore target;

    /** A store on the same place each time, as a node with this clock has it. */
    protected abstract ResultStore storeAt(Clock clock);

    /** How many results and unfinished copies lie anywhere in the store. */
    protected abstract int traces();

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        target = storeAt(NOW);
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    protected static byte[] video() throws IOException {
        try (InputStream video = AtAResultStore.class.getResourceAsStream("/simulator/landscape.mp4")) {
            return video.readAllBytes();
        }
    }

    protected void assertNoTraces() {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(traces()).isZero());
    }

    protected Download download(HandFedStream body, long announced) {
        return new Download("video/mp4", announced, body, abandoned::incrementAndGet);
    }

    protected Stored write(int index, String text, long announced) {
        return write(index, Buffer.buffer(text), announced);
    }

    protected Stored write(int index, Buffer content, long announced) {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, index, download(body, announced));
        body.feed(content);
        body.finish();
        return done(writing);
    }

    protected Optional<String> text(int index) {
        return content(index).map(bytes -> new String(bytes, UTF_8));
    }

    /** As a caller gets it. */
    protected Optional<byte[]> content(int index) {
        return switch (done(target.serve(id, index, new Wish(false, Duration.ofMinutes(1))))) {
            case Place.LocalFile file -> Optional.of(read(file));
            case Place.Redirect redirect -> fetch(redirect);
            case Place.Missing missing -> Optional.empty();
        };
    }

    private static byte[] read(Place.LocalFile file) {
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> fetch(Place.Redirect redirect) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.sendAsync(
                            HttpRequest.newBuilder(URI.create(redirect.url())).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .join();
            return Optional.of(answer)
                    .filter(found -> found.statusCode() == 200)
                    .map(HttpResponse::body);
        }
    }

    protected static Clock inDays(int days) {
        return Clock.offset(NOW, Duration.ofDays(days));
    }
}
