package io.reelgate.simulator.job;

import io.reelgate.domain.hash.Sha256;
import java.nio.ByteBuffer;

/** The first 128 bits of the SHA-256 of what determines a result: model, input and seed. Equal hashes, equal bytes. */
public record ContentHash(long high, long low) {

    /** The hash of the given canonical bytes. */
    public static ContentHash of(byte[] canonical) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.bytes(canonical));
        return new ContentHash(digest.getLong(), digest.getLong());
    }

    /** Of the n-th result of the same job; of the first it is the same. */
    public ContentHash result(int number) {
        return new ContentHash(high, low ^ number);
    }

    /** The hash in 16 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    /** The hash in 32 hexadecimal digits. */
    public String hex() {
        return "%016x%016x".formatted(high, low);
    }
}
