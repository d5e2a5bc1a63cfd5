package io.reelgate.domain.account;

/** One slice of the data, from 0; every key of an account lies in its partition, so every script stays in one slot. */
public record Partition(int index) implements Comparable<Partition> {
    public Partition {
        if (index < 0 || index >= 1024) {
            throw new IllegalArgumentException("partition must be 0..1023 (was " + index + ")");
        }
    }

    @Override
    public int compareTo(Partition other) {
        return Integer.compare(index, other.index);
    }
}
