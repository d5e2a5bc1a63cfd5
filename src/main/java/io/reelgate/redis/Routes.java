package io.reelgate.redis;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.impl.RequestImpl;
import io.vertx.redis.client.impl.ZModem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connections that a command for a key takes, at one moment. */
final class Routes {
    static final Routes NONE = new Routes(List.of(), new MasterLinks[0]);

    private final List<MasterLinks> masters;
    /** Empty where one master serves all. */
    private final @Nullable MasterLinks[] slotToMaster;

    private Routes(List<MasterLinks> masters, @Nullable MasterLinks[] slotToMaster) {
        this.masters = masters;
        this.slotToMaster = slotToMaster;
    }

    static Routes of(SlotMap map, Function<NodeAddress, MasterLinks> links) {
        List<MasterLinks> masters = map.masters().stream().map(links).toList();
        if (map.kind() != SlotMap.Kind.CLUSTER) {
            return new Routes(masters, new MasterLinks[0]);
        }
        @Nullable MasterLinks[] slotToMaster = new MasterLinks[SlotMap.SLOTS];
        for (SlotMap.Range range : map.ranges()) {
            Arrays.fill(slotToMaster, range.first(), range.last() + 1, links.apply(range.master()));
        }
        return new Routes(masters, slotToMaster);
    }

    List<MasterLinks> masters() {
        return masters;
    }

    /** Where the command's first key lies; any master for a command without one; null where nobody serves it. */
    @Nullable
    MasterLinks of(Request request) {
        if (slotToMaster.length == 0) {
            return masters.isEmpty() ? null : masters.getFirst();
        }
        List<byte[]> keys = ((RequestImpl) request).keys();
        return keys.isEmpty() ? any() : slotToMaster[ZModem.generate(keys.getFirst())];
    }

    @Nullable
    MasterLinks ofSlot(int slot) {
        if (slotToMaster.length == 0) {
            return masters.isEmpty() ? null : masters.getFirst();
        }
        return slotToMaster[slot];
    }

    private MasterLinks any() {
        return masters.stream().filter(MasterLinks::available).findFirst().orElseGet(masters::getFirst);
    }

    boolean available() {
        return masters.stream().anyMatch(MasterLinks::available);
    }

    /** The clock that is furthest ahead; empty before any measurement. */
    Optional<MasterClock> latestClock() {
        return masters.stream()
                .map(MasterLinks::clock)
                .filter(MasterClock::measured)
                .max(Comparator.comparingLong(MasterClock::offset));
    }
}
