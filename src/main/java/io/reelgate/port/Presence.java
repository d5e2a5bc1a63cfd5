package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import java.util.List;

/** Which partitions this node should visit often, and which seldom, by the nodes seen alive that do the same work. */
public interface Presence {
    /** Recomputed in the background; never blocks. Before the first answer of Redis: all. */
    List<Partition> assigned();

    List<Partition> all();

    /** This node among those seen alive; the whole before the first answer of Redis. Never blocks. */
    Share share();
}
