package io.reelgate.results.s3;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.ResultStore;
import io.reelgate.port.StoreBusy;
import io.reelgate.port.StoreTrouble;
import io.reelgate.port.Waypoint;
import io.reelgate.port.Waypoints;
import io.reelgate.results.MeasuredBody;
import io.reelgate.results.ResultName;
import io.reelgate.results.ResultUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Keeps results in a bucket. A body of known length is one request, streamed with back-pressure; any other is uploaded in
 * parts. Either way the store shows an object when it is whole, and is asked afterwards what it holds. Callers are sent to
 * the store by signed URLs, so no result passes through a node twice. Safe from any thread.
 */
public final class S3ResultStore implements ResultStore {
    /** What one request may hold. */
    private static final long LARGEST_PUT = 5L * 1024 * 1024 * 1024;

    private static final Duration LONGEST_REDIRECT = Duration.ofHours(1);
    private static final String MARKER = "marker";

    private final Vertx vertx;
    private final S3Location location;
    private final S3Settings settings;
    private final S3Signer signer;
    private final S3Door door;
    private final Turns turns;
    private final OldObjects old;
    private final Waypoints waypoints;

    /** {@code retention}: how long a result is kept after it was stored; {@code waypoints} hears of each copy begun. */
    public S3ResultStore(
            Vertx vertx,
            S3Location location,
            S3Credentials credentials,
            S3Settings settings,
            Clock clock,
            Duration retention,
            Waypoints waypoints) {
        this.vertx = vertx;
        this.location = location;
        this.settings = settings;
        this.signer = new S3Signer(location, credentials, clock);
        this.door = new S3Door(vertx, settings, signer);
        this.turns = new Turns(settings.uploads());
        this.old = new OldObjects(location, door, clock, retention);
        this.waypoints = waypoints;
    }

    /** Closes all connections; copies under way fail. */
    public Future<Void> close() {
        return door.close();
    }

    @Override
    public Future<Void> check() {
        String name = UUID.randomUUID().toString();
        String path = location.path("check-" + name);
        return door.ask(S3Call.of(HttpMethod.PUT, path).body(Buffer.buffer(name)))
                .compose(reply -> reply.orTrouble("writing"))
                .compose(written -> door.ask(S3Call.of(HttpMethod.GET, path)))
                .compose(reply -> reply.orTrouble("reading"))
                .compose(read -> door.ask(S3Call.of(HttpMethod.DELETE, path)))
                .compose(reply -> reply.orTrouble("deleting"))
                .mapEmpty();
    }

    /** Of two nodes that write it at once one is refused by the store, or overwritten: so it is read once more. */
    @Override
    public Future<String> marker(String fresh) {
        return door.ask(S3Call.of(HttpMethod.GET, location.path(MARKER)))
                .compose(reply -> reply.missing() ? mark(fresh) : Future.succeededFuture(reply))
                .compose(reply -> reply.orTrouble("reading the marker"))
                .map(reply -> reply.body().toString().strip());
    }

    private Future<S3Reply> mark(String fresh) {
        S3Call put = S3Call.of(HttpMethod.PUT, location.path(MARKER))
                .header("If-None-Match", "*")
                .body(Buffer.buffer(fresh));
        return door.ask(put)
                .compose(reply -> reply.status() == 412 || reply.status() == 409
                        ? Future.succeededFuture(reply)
                        : reply.orTrouble("writing the marker"))
                .compose(written -> door.ask(S3Call.of(HttpMethod.GET, location.path(MARKER))));
    }

    /** Stores that do not know If-None-Match let the last one win. */
    @Override
    public Future<Void> keepMarker(String marker) {
        String path = location.path(MARKER);
        return door.ask(S3Call.of(HttpMethod.GET, path))
                .compose(reply -> reply.good() && reply.body().toString().strip().equals(marker)
                        ? Future.succeededFuture(reply)
                        : door.ask(S3Call.of(HttpMethod.PUT, path).body(Buffer.buffer(marker))))
                .compose(reply -> reply.orTrouble("keeping the marker"))
                .mapEmpty();
    }

    @Override
    public Future<Stored> write(TaskId id, int index, Download download) {
        MeasuredBody body = new MeasuredBody(download, this::begun);
        body.pause();
        String path = location.path(new ResultName(id, index).text());
        return store(path, download.length(), body)
                .compose(sent -> body.whole(vertx))
                .compose(stored -> verified(path, stored))
                .onFailure(failure -> download.abandon().run());
    }

    private void begun() {
        waypoints.reached(Waypoint.MID_ARCHIVE);
    }

    private Future<Void> store(String path, long length, MeasuredBody body) {
        if (length == 0) {
            return Future.failedFuture(new ResultUnavailable("got 0 bytes of 0"));
        }
        return length > 0 && length <= LARGEST_PUT ? put(path, length, body) : upload(path, body);
    }

    private Future<Void> put(String path, long length, MeasuredBody body) {
        S3Call call = S3Call.of(HttpMethod.PUT, path).header("Content-Type", CONTENT_TYPE);
        return door.stream(call, length, body)
                .compose(reply -> reply.orTrouble("storing a result"))
                .mapEmpty();
    }

    /** What breaks off while it waits for its turn has waited too long: for us, and the store is well. */
    private Future<Void> upload(String path, MeasuredBody body) {
        Promise<Void> outcome = Promise.promise();
        body.exceptionHandler(early -> outcome.tryFail(new StoreBusy("no turn to upload came up in time")));
        turns.take(() -> outcome.future().isComplete()
                        ? outcome.future()
                        : new MultipartUpload(door, path, settings.part()).store(body))
                .onComplete(outcome::tryComplete, outcome::tryFail);
        return outcome.future();
    }

    /** Sizes are compared, because they are the same wherever a store encrypts, and a request cut short never counts. */
    private Future<Stored> verified(String path, Stored stored) {
        return door.ask(S3Call.of(HttpMethod.HEAD, path))
                .compose(reply -> reply.orTrouble("looking at a stored result"))
                .compose(reply -> reply.header("Content-Length")
                                .filter(Long.toString(stored.bytes())::equals)
                                .isPresent()
                        ? Future.succeededFuture(stored)
                        : Future.failedFuture(new StoreTrouble("the store holds "
                                + reply.header("Content-Length").orElse("?") + " of " + stored.bytes() + " bytes")));
    }

    @Override
    public Future<Place> serve(TaskId id, int index, Wish wish) {
        ResultName name = new ResultName(id, index);
        S3Call call = S3Call.of(wish.head() ? HttpMethod.HEAD : HttpMethod.GET, location.path(name.text()))
                .query("response-content-type", CONTENT_TYPE)
                .query("response-content-disposition", "inline; filename=\"" + name.file() + "\"");
        Duration lasting = wish.lasting().compareTo(LONGEST_REDIRECT) < 0 ? wish.lasting() : LONGEST_REDIRECT;
        return Future.succeededFuture(new Place.Redirect(signer.presigned(call, lasting)));
    }

    @Override
    public Future<Integer> expire(List<Partition> partitions) {
        return old.remove(partitions);
    }
}
