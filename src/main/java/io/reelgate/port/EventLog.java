package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The streams of public changes, one per partition. */
public interface EventLog {
    /**
     * One change.
     *
     * @param offset the public offset; offsets of one account grow with time
     * @param snapshot the complete public view after the change, as JSON text
     */
    record Event(String offset, String account, String taskId, long version, String snapshot) {}

    /** Events after {@code offset}; {@code trimmed} when the log no longer reaches back to it. */
    record Page(List<Event> events, boolean trimmed) {}

    /** The offset after which the next event will come. */
    Future<String> latest(Partition partition);

    /** At most {@code most} events after {@code offset}. */
    Future<Page> read(Partition partition, String offset, int most);

    /**
     * The same for several partitions in one pipelined round trip: what a tail does every few milliseconds. A partition
     * that cannot be read now is left out; fails where none can be read.
     */
    Future<Map<Partition, List<Event>>> tail(Map<Partition, String> offsets, int most);
}
