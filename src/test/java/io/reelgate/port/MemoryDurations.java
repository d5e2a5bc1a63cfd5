package io.reelgate.port;

import io.reelgate.domain.pace.Mark;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Durations in memory, which may be out of order. */
final class MemoryDurations implements DurationLog {
    final Map<Page, Map<Mark, Long>> pages = new ConcurrentHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean away;

    @Override
    public Future<Void> add(Page page, Map<Mark, Long> markToUnits) {
        if (away) {
            return Future.failedFuture(new StoreUnavailable("away"));
        }
        Map<Mark, Long> sum = new HashMap<>(pages.getOrDefault(page, Map.of()));
        markToUnits.forEach((mark, units) -> sum.merge(mark, units, Long::sum));
        pages.put(page, sum);
        return Future.succeededFuture();
    }

    @Override
    public Future<Long> size(Page page) {
        return away
                ? Future.failedFuture(new StoreUnavailable("away"))
                : Future.succeededFuture(pages.getOrDefault(page, Map.of()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Override
    public Future<Map<Mark, Long>> read(Page page) {
        reads.incrementAndGet();
        return Future.succeededFuture(pages.getOrDefault(page, Map.of()));
    }
}
