package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import java.util.List;

/** A node that owns the given ones of eight partitions. */
public record FixedPresence(List<Partition> assigned) implements Presence {
    private static final Partitions PARTITIONS = new Partitions(8);

    public static FixedPresence ofAll() {
        return new FixedPresence(PARTITIONS.all());
    }

    public static FixedPresence ofNone() {
        return new FixedPresence(List.of());
    }

    @Override
    public Share share() {
        return Share.WHOLE;
    }

    @Override
    public List<Partition> all() {
        return PARTITIONS.all();
    }
}
