package io.reelgate.results.mp4;

import com.drew.imaging.mp4.Mp4Reader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.mp4.Mp4BoxHandler;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import io.reelgate.domain.task.VideoFacts;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Mp4Boxes} has kept. The library sees only what is read, with sizes that are true. */
public final class Mp4Facts {
    private static final BigInteger LONGEST_MILLIS = BigInteger.valueOf(Long.MAX_VALUE);

    /** All bits set, as the standard has it for a duration that cannot be told. */
    private static final long UNKNOWN_DURATION = 0xFFFF_FFFFL;

    private Mp4Facts() {}

    /** Unknown for whatever cannot be read; never fails. May take some milliseconds. */
    public static VideoFacts of(byte[] description) {
        return Pruned.of(description).map(Mp4Facts::read).orElse(VideoFacts.UNKNOWN);
    }

    private static VideoFacts read(byte[] pruned) {
        Metadata metadata = new Metadata();
        try {
            Mp4Reader.extract(new ByteArrayInputStream(pruned), new Mp4BoxHandler(metadata));
            return facts(metadata);
        } catch (RuntimeException unreadable) {
            return VideoFacts.UNKNOWN;
        }
    }

    private static VideoFacts facts(Metadata metadata) {
        Optional<Mp4VideoDirectory> video = metadata.getDirectoriesOfType(Mp4VideoDirectory.class).stream()
                .filter(track -> positive(track, Mp4VideoDirectory.TAG_WIDTH).isPresent())
                .findFirst();
        return new VideoFacts(
                video.map(track -> positive(track, Mp4VideoDirectory.TAG_WIDTH)).orElse(OptionalInt.empty()),
                video.map(track -> positive(track, Mp4VideoDirectory.TAG_HEIGHT))
                        .orElse(OptionalInt.empty()),
                millis(metadata.getFirstDirectoryOfType(Mp4Directory.class)));
    }

    private static OptionalInt positive(Directory directory, int tag) {
        Integer value = directory.getInteger(tag);
        return value == null || value <= 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static OptionalLong millis(@Nullable Directory movie) {
        Long duration = movie == null ? null : movie.getLongObject(Mp4Directory.TAG_DURATION);
        Long scale = movie == null ? null : movie.getLongObject(Mp4Directory.TAG_TIME_SCALE);
        if (duration == null || scale == null || duration <= 0 || scale <= 0 || duration == UNKNOWN_DURATION) {
            return OptionalLong.empty();
        }
        BigInteger millis =
                BigInteger.valueOf(duration).multiply(BigInteger.valueOf(1000)).divide(BigInteger.valueOf(scale));
        return millis.compareTo(LONGEST_MILLIS) > 0 ? OptionalLong.empty() : OptionalLong.of(millis.longValueExact());
    }
}
