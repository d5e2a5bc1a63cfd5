package io.reelgate.port;

import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.HourOfJobs;
import io.reelgate.port.DurationLog.Page;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The last day of a model's jobs at a lane, as far as it was read. The present hour and the one before are read when they
 * have grown, older ones once. Belongs to one reader, which never reads twice at a time.
 */
final class LaneHistory {
    private static final int HOURS = 24;
    private static final int GROWING = 2;

    private record Known(long size, HourOfJobs jobs) {
        static final Known NOTHING = new Known(0, HourOfJobs.NONE);
    }

    private final DurationLog log;
    private final Page lane;
    private final Cadences cadences;
    private final Outage outage;
    private final TreeMap<Long, Known> hourToKnown = new TreeMap<>();
    private List<Known> inForce = List.of();

    LaneHistory(DurationLog log, Page lane, Cadences cadences) {
        this.log = log;
        this.lane = lane;
        this.cadences = cadences;
        this.outage = new Outage("learning of " + lane.model() + " at " + lane.lane());
    }

    /** Never fails. */
    Future<Void> read(long hour) {
        hourToKnown.headMap(hour - HOURS, true).clear();
        List<Future<Void>> reads = LongStream.iterate(hour, each -> each > hour - HOURS, each -> each - 1)
                .filter(each -> each > hour - GROWING || !hourToKnown.containsKey(each))
                .mapToObj(this::readHour)
                .toList();
        return Future.join(reads)
                .onSuccess(read -> outage.over())
                .onFailure(outage::seen)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .onComplete(read -> learn());
    }

    private Future<Void> readHour(long hour) {
        Page page = new Page(lane.model(), lane.lane(), hour);
        Known known = hourToKnown.getOrDefault(hour, Known.NOTHING);
        return Future.succeededFuture(page)
                .compose(log::size)
                .compose(size -> size == known.size()
                        ? Future.succeededFuture(known)
                        : log.read(page).map(marks -> new Known(size, HourOfJobs.of(marks))))
                .onSuccess(read -> hourToKnown.put(hour, read))
                .mapEmpty();
    }

    private void learn() {
        List<Known> newestFirst = new ArrayList<>(hourToKnown.descendingMap().values());
        newestFirst.removeIf(known -> known.size() == 0);
        if (!newestFirst.equals(inForce)) {
            inForce = newestFirst;
            List<HourOfJobs> hours = newestFirst.stream().map(Known::jobs).toList();
            cadences.learn(lane.model(), lane.lane(), HourOfJobs.newest(hours));
        }
    }
}
