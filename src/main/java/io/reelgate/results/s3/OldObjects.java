package io.reelgate.results.s3;

import io.reelgate.domain.account.Partition;
import io.reelgate.results.ResultName;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes results that were stored before the retention. Lists come in the order of names, and names in the order of time:
 * a partition is listed up to the first page that holds a young result, so what is kept is never listed as a whole. What
 * else lies in the bucket is left alone.
 */
final class OldObjects {
    /** Links end by their own signature; the objects follow a little later. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final int AT_ONCE = 16;

    private final S3Location location;
    private final S3Door door;
    private final Clock clock;
    private final Duration retention;

    OldObjects(S3Location location, S3Door door, Clock clock, Duration retention) {
        this.location = location;
        this.door = door;
        this.clock = clock;
        this.retention = retention;
    }

    /** Goes through all partitions, and fails afterwards where one of them failed. */
    Future<Integer> remove(List<Partition> partitions) {
        Instant before = clock.instant().minus(retention).minus(GRACE);
        Future<Integer> all = Future.succeededFuture(0);
        for (Partition partition : partitions) {
            all = all.transform(earlier -> remove(partition, before, Optional.empty(), 0)
                    .compose(removed -> earlier.succeeded()
                            ? Future.succeededFuture(earlier.result() + removed)
                            : Future.failedFuture(earlier.cause())));
        }
        return all;
    }

    private Future<Integer> remove(Partition partition, Instant before, Optional<String> from, int removed) {
        S3Call first = S3Call.of(HttpMethod.GET, location.bucketPath() + "/")
                .query("list-type", "2")
                .query("encoding-type", "url")
                .query("prefix", location.key(ResultName.folder(partition)) + "/");
        S3Call list =
                from.map(token -> first.query("continuation-token", token)).orElse(first);
        return door.ask(list)
                .compose(reply -> reply.orTrouble("listing old results"))
                .map(reply -> ListedPage.of(location, reply.body(), before))
                .compose(page -> delete(page.old(), 0).compose(done -> page.next().isPresent()
                        ? remove(partition, before, page.next(), removed + page.old().size())
                        : Future.succeededFuture(removed + page.old().size())));
    }

    private Future<Void> delete(List<ResultName> names, int from) {
        if (from >= names.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(names.size(), from + AT_ONCE);
        List<Future<S3Reply>> deletes =
                names.subList(from, to).stream().map(this::delete).toList();
        return Future.all(deletes).compose(done -> delete(names, to));
    }

    private Future<S3Reply> delete(ResultName name) {
        return door.ask(S3Call.of(HttpMethod.DELETE, location.path(name.text())))
                .compose(reply -> reply.missing() ? Future.succeededFuture(reply) : reply.orTrouble("deleting"));
    }
}
