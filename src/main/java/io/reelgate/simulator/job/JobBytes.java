package io.reelgate.simulator.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The compact form of a job inside its id; only ids of a verified signature are read. */
final class JobBytes {

    private static final byte VERSION = 2;
    private static final int LARGEST = 256;

    private JobBytes() {}

    static byte[] write(Job job, long nonce) {
        ByteBuffer bytes = ByteBuffer.allocate(LARGEST);
        bytes.put(VERSION);
        putText(bytes, job.product().vendor());
        putText(bytes, job.product().model());
        putText(bytes, job.model());
        bytes.putLong(nonce).putLong(job.createTime());
        bytes.putInt(Math.toIntExact(job.queueMillis())).putInt(Math.toIntExact(job.runMillis()));
        bytes.put((byte) job.orientation().code()).put(job.content().bytes());
        job.words()
                .spoken()
                .forEach(said -> bytes.put((byte) said.word().code()).putInt(said.number()));
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    static Job read(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        require(bytes.get() == VERSION);
        Product product = new Product(text(bytes), text(bytes));
        String model = text(bytes);
        bytes.getLong();
        return new Job(
                product,
                model,
                bytes.getLong(),
                bytes.getInt(),
                bytes.getInt(),
                Orientation.ofCode(bytes.get()),
                new ContentHash(bytes.getLong(), bytes.getLong()),
                words(bytes));
    }

    private static void putText(ByteBuffer bytes, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.put((byte) encoded.length).put(encoded);
    }

    private static String text(ByteBuffer bytes) {
        byte[] encoded = new byte[bytes.get()];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    private static Words words(ByteBuffer bytes) {
        List<SpokenWord> spoken = new ArrayList<>();
        while (bytes.hasRemaining()) {
            FailureWord word = FailureWord.ofCode(bytes.get()).orElseThrow(IllegalArgumentException::new);
            spoken.add(new SpokenWord(word, bytes.getInt()));
        }
        return new Words(spoken);
    }

    private static void require(boolean known) {
        if (!known) {
            throw new IllegalArgumentException("a job id of another version");
        }
    }
}
