package io.reelgate.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BufferedRandomTest {
    @Test
    void neverGivesTheSameBitsTwice() {
        BufferedRandom target = new BufferedRandom(new SplittableRandom(7));
        Set<Long> seen = new HashSet<>();

        for (int count = 0; count < 10_000; count++) {
            seen.add(target.nextLong());
        }

        assertThat(seen).hasSize(10_000);
    }

    @Test
    void givesTheBitsOfItsSource() {
        byte[] first = new byte[4096];
        new SplittableRandom(7).nextBytes(first);

        long given = new BufferedRandom(new SplittableRandom(7)).nextLong();

        assertThat(given).isEqualTo(java.nio.ByteBuffer.wrap(first).getLong());
    }
}
