package io.reelgate.domain.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** The fixed number of partitions of a store; it must never change once tasks exist. */
public record Partitions(int count) {
    public Partitions {
        if (count < 1 || count > 1024) {
            throw new IllegalArgumentException("partitions must be 1..1024 (was " + count + ")");
        }
    }

    public Partition of(AccountId account) {
        CRC32 crc = new CRC32();
        crc.update(account.value().getBytes(StandardCharsets.UTF_8));
        return new Partition((int) (crc.getValue() % count));
    }

    public List<Partition> all() {
        return IntStream.range(0, count).mapToObj(Partition::new).toList();
    }
}
