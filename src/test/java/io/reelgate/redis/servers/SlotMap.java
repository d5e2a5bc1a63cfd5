package io.reelgate.redis.servers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which server has which slots, as one of them sees it. */
record SlotMap(List<SlotRange> ranges) {
    static SlotMap of(ServerProcess server) {
        List<?> entries = (List<?>) server.ask("CLUSTER", "SLOTS");
        return new SlotMap(entries.stream()
                .map(SlotRange::in)
                .sorted(Comparator.comparing(SlotRange::first))
                .toList());
    }

    Optional<SlotRange> range(int slot) {
        return ranges.stream().filter(range -> range.has(slot)).findFirst();
    }

    /** Whether every slot is in a range. */
    boolean whole() {
        return ranges.stream()
                        .mapToInt(range -> range.last() - range.first() + 1)
                        .sum()
                == 16_384;
    }
}
