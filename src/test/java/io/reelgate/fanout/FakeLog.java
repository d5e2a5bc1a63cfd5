package io.reelgate.fanout;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.EventLog;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An event log in memory that can be cut, lost and made unreachable. */
final class FakeLog implements EventLog {
    private final Map<Partition, NavigableMap<Offset, Event>> partitionToEvents = new HashMap<>();
    private final Map<Partition, Offset> partitionToCut = new HashMap<>();
    private final Set<Partition> tailed = ConcurrentHashMap.newKeySet();
    private final Delay delay;
    private volatile boolean down;
    private long millis = 1_700_000_000_000L;
    private final AtomicInteger failedReads = new AtomicInteger();

    FakeLog(Delay delay) {
        this.delay = delay;
    }

    synchronized Event append(String account, TaskId id, long version, String snapshot) {
        Offset offset = new Offset(++millis, 0);
        Event event = new Event(offset.toString(), account, id.value(), version, snapshot);
        events(id.partition()).put(offset, event);
        return event;
    }

    private NavigableMap<Offset, Event> events(Partition partition) {
        return partitionToEvents.computeIfAbsent(partition, key -> new TreeMap<>());
    }

    synchronized List<Event> all(Partition partition) {
        return List.copyOf(events(partition).values());
    }

    /** Removes everything that is in the log now. */
    synchronized void trim(Partition partition) {
        partitionToCut.put(partition, last(partition));
        events(partition).clear();
    }

    /** The log is gone and begins again below the offsets it had given. */
    synchronized void loseEverything() {
        partitionToEvents.clear();
        partitionToCut.clear();
        millis = 1_600_000_000_000L;
    }

    void down(boolean isDown) {
        down = isDown;
    }

    int failedReads() {
        return failedReads.get();
    }

    /** The partitions of the tail's last read. */
    Set<Partition> tailed() {
        return tailed;
    }

    @Override
    public Future<String> latest(Partition partition) {
        return answer(() -> last(partition).toString());
    }

    private synchronized Offset last(Partition partition) {
        return events(partition).isEmpty()
                ? partitionToCut.getOrDefault(partition, Offset.START)
                : events(partition).lastKey();
    }

    @Override
    public Future<Page> read(Partition partition, String offset, int most) {
        return answer(() -> page(partition, Offset.of(offset), most));
    }

    private synchronized Page page(Partition partition, Offset offset, int most) {
        List<Event> later = events(partition).tailMap(offset, false).values().stream()
                .limit(most)
                .toList();
        return new Page(
                later, partitionToCut.getOrDefault(partition, Offset.START).after(offset));
    }

    @Override
    public Future<Map<Partition, List<Event>>> tail(Map<Partition, String> offsets, int most) {
        tailed.addAll(offsets.keySet());
        tailed.retainAll(offsets.keySet());
        return answer(() -> pages(offsets, most));
    }

    private synchronized Map<Partition, List<Event>> pages(Map<Partition, String> offsets, int most) {
        Map<Partition, List<Event>> found = new HashMap<>();
        offsets.forEach((partition, offset) ->
                found.put(partition, page(partition, Offset.of(offset), most).events()));
        return found;
    }

    private <T> Future<T> answer(Supplier<T> read) {
        if (down) {
            failedReads.incrementAndGet();
            return Future.failedFuture(new StoreUnavailable("down"));
        }
        return delay.around(read);
    }
}
