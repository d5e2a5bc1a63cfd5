package io.reelgate.egress;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** What is alive on the heap. */
final class Heap {
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** After some collections: the least, because other threads may be making garbage meanwhile. */
    static long used() {
        return LongStream.range(0, COLLECTIONS).map(i -> collected()).min().orElseThrow();
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
