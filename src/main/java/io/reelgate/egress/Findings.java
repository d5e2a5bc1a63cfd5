package io.reelgate.egress;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was found usable a short while ago, without its bytes, and what is being looked at: a batch of tasks with one image
 * fetches it once. What could not be used is not remembered, since its owner may put it right. Safe from any thread.
 */
final class Findings {
    /**
     * What is looked at, by its hash: thousands of the longest URLs would take much memory.
     *
     * @param keep a look that keeps the bytes is another one
     */
    record Key(String hash, boolean keep) {
        static Key of(Use use, String url, boolean keep) {
            return new Key(Sha256.hex(use.word() + " " + url), keep);
        }

        private Key withoutBytes() {
            return new Key(hash, false);
        }
    }

    private record Known(Usable finding, Instant until) {}

    private final MediaSettings.Memory settings;
    private final Clock clock;
    private final Map<Key, Known> known = new LinkedHashMap<>();
    private final Map<Key, Future<Finding>> underWay = new HashMap<>();

    Findings(MediaSettings.Memory settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized Optional<Finding> known(Key key) {
        forgetTheOld();
        return Optional.ofNullable(known.get(key)).map(Known::finding);
    }

    /** How many there are. */
    synchronized int size() {
        return known.size();
    }

    /** All are known for the same time, so the first ends first. */
    private void forgetTheOld() {
        Instant now = clock.instant();
        Iterator<Known> all = known.values().iterator();
        while (all.hasNext() && !now.isBefore(all.next().until())) {
            all.remove();
        }
    }

    /** Begins a look, unless the same one is under way: then {@code joined} is told. */
    Future<Finding> share(Key key, Supplier<Future<Finding>> look, Runnable joined) {
        Promise<Finding> mine = Promise.promise();
        Optional<Future<Finding>> theirs = register(key, mine.future());
        if (theirs.isPresent()) {
            joined.run();
            return theirs.get();
        }
        Future.succeededFuture().compose(begun -> look.get()).onComplete(ended -> {
            end(key, ended.succeeded() ? Optional.of(ended.result()) : Optional.empty());
            mine.handle(ended);
        });
        return mine.future();
    }

    private synchronized Optional<Future<Finding>> register(Key key, Future<Finding> mine) {
        return Optional.ofNullable(underWay.putIfAbsent(key, mine));
    }

    private synchronized void end(Key key, Optional<Finding> finding) {
        underWay.remove(key);
        finding.filter(Usable.class::isInstance).map(Usable.class::cast).ifPresent(usable -> remember(key, usable));
    }

    private void remember(Key key, Usable usable) {
        Usable light = new Usable(usable.mediaType(), usable.length(), Optional.empty(), usable.size());
        forgetTheOld();
        known.remove(key.withoutBytes());
        known.put(key.withoutBytes(), new Known(light, clock.instant().plus(settings.time())));
        if (known.size() > settings.entries()) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
