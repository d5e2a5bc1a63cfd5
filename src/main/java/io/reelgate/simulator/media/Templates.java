package io.reelgate.simulator.media;

import io.reelgate.simulator.job.ContentHash;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Orientation;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The videos every result is made from. */
public final class Templates {

    private static final int LARGEST = 128 * 1024 * 1024;
    private static final int SIZE_FIELD = 4;
    private static final byte[] BOX_TYPE = "uuid".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOX_OWNER = "reelgate-content".getBytes(StandardCharsets.US_ASCII);

    private final Map<Orientation, byte[]> orientationToVideo;

    private Templates(Map<Orientation, byte[]> orientationToVideo) {
        this.orientationToVideo = orientationToVideo;
    }

    /** Reads the templates from the class path; blocks. */
    public static Templates load() throws IOException {
        Map<Orientation, byte[]> videos = new EnumMap<>(Orientation.class);
        videos.put(Orientation.LANDSCAPE, read("landscape"));
        videos.put(Orientation.PORTRAIT, read("portrait"));
        videos.put(Orientation.SQUARE, read("square"));
        return new Templates(videos);
    }

    /**
     * The template, then one {@code uuid} box with the content hash. ISO/IEC 14496-12 gives this box to applications
     * and tells players to pass over those they do not know, so the video stays valid and equal hashes give equal bytes.
     * What is missing to {@code length}, at most 2 GiB, is a {@code free} box between them.
     */
    Video video(Orientation orientation, ContentHash content, long length) {
        Buffer template = Buffer.buffer(Objects.requireNonNull(orientationToVideo.get(orientation)));
        Buffer owned = owned(content);
        long filler = length - template.length() - owned.length();
        if (filler < SIZE_FIELD + BOX_TYPE.length) {
            return new Video(template, 0, owned);
        }
        template.appendInt((int) filler).appendBytes(FREE);
        return new Video(template, filler - SIZE_FIELD - FREE.length, owned);
    }

    /** A result of a job that succeeded, all of it; so nothing that is longer than fits into memory. */
    public Buffer result(Job job, int number) {
        int length =
                Math.min(LARGEST, job.words().number(FailureWord.MEDIA_BYTES).orElse(0));
        return video(job.orientation(), job.content().result(number), length).all();
    }

    private static Buffer owned(ContentHash content) {
        byte[] hash = content.bytes();
        int boxLength = SIZE_FIELD + BOX_TYPE.length + BOX_OWNER.length + hash.length;
        return Buffer.buffer(boxLength)
                .appendInt(boxLength)
                .appendBytes(BOX_TYPE)
                .appendBytes(BOX_OWNER)
                .appendBytes(hash);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream video = Templates.class.getResourceAsStream("/simulator/" + name + ".mp4")) {
            return Objects.requireNonNull(video, name).readAllBytes();
        }
    }
}
