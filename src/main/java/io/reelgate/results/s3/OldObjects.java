package io.reelgate.results.s3;

import io.reelgate.domain.account.Partition;
import io.reelgate.results.ResultName;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes results that were stored before the retention. Lists come in the order of names, and names in the order of time:
 * a partition is listed up to the first page that holds something young, so what is kept is never listed as a whole.
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

    /** A page of a list: what is old in it, and where the next one begins, if all of it is. */
    private record Page(List<String> old, Optional<String> next) {}

    Future<Integer> remove(List<Partition> partitions) {
        Instant before = clock.instant().minus(retention).minus(GRACE);
        Future<Integer> removed = Future.succeededFuture(0);
        for (Partition partition : partitions) {
            String prefix = location.key(ResultName.folder(partition)) + "/";
            removed = removed.compose(count -> remove(prefix, before, Optional.empty(), count));
        }
        return removed;
    }

    private Future<Integer> remove(String prefix, Instant before, Optional<String> from, int removed) {
        S3Call first = S3Call.of(HttpMethod.GET, location.bucketPath() + "/")
                .query("list-type", "2")
                .query("prefix", prefix);
        S3Call list =
                from.map(token -> first.query("continuation-token", token)).orElse(first);
        return door.ask(list)
                .compose(reply -> reply.orTrouble("listing old results"))
                .map(reply -> page(reply, before))
                .compose(page -> delete(page.old(), 0)
                        .compose(done -> page.next().isPresent()
                                ? remove(
                                        prefix,
                                        before,
                                        page.next(),
                                        removed + page.old().size())
                                : Future.succeededFuture(removed + page.old().size())));
    }

    private static Page page(S3Reply reply, Instant before) {
        List<String> keys = S3Xml.texts(reply.body(), "Key");
        List<String> times = S3Xml.texts(reply.body(), "LastModified");
        List<String> old = new ArrayList<>();
        for (int place = 0; place < Math.min(keys.size(), times.size()); place++) {
            if (isBefore(times.get(place), before)) {
                old.add(keys.get(place));
            }
        }
        Optional<String> next = S3Xml.first(reply.body(), "NextContinuationToken");
        return new Page(old, old.size() == keys.size() ? next : Optional.empty());
    }

    private static boolean isBefore(String time, Instant before) {
        try {
            return Instant.parse(time).isBefore(before);
        } catch (DateTimeParseException unknown) {
            return false;
        }
    }

    private Future<Void> delete(List<String> keys, int from) {
        if (from >= keys.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(keys.size(), from + AT_ONCE);
        List<Future<S3Reply>> deletes =
                keys.subList(from, to).stream().map(this::delete).toList();
        return Future.all(deletes).compose(done -> delete(keys, to));
    }

    private Future<S3Reply> delete(String key) {
        return door.ask(S3Call.of(HttpMethod.DELETE, location.bucketPath() + "/" + key))
                .compose(reply -> reply.missing() ? Future.succeededFuture(reply) : reply.orTrouble("deleting"));
    }
}
