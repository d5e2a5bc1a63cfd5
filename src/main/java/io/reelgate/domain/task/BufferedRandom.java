package io.reelgate.domain.task;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * The bits of a slower generator, fetched many at a time: asked for single numbers, a secure one spends more on each than
 * the rest of making an id. As unpredictable as its source. For one thread at a time.
 */
public final class BufferedRandom implements RandomGenerator {
    private static final int BYTES = 4096;

    private final RandomGenerator source;
    private final byte[] bytes = new byte[BYTES];
    private ByteBuffer left = ByteBuffer.allocate(0);

    public BufferedRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public long nextLong() {
        if (left.remaining() < Long.BYTES) {
            source.nextBytes(bytes);
            left = ByteBuffer.wrap(bytes);
        }
        return left.getLong();
    }
}
