package io.reelgate.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A file opened for sending, with what HTTP says about it. Results are never changed in place, only replaced. */
record OpenFile(Path path, FileChannel channel, long size, Instant modified) {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** Blocks. */
    static OpenFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            Instant modified = Files.getLastModifiedTime(path).toInstant();
            return new OpenFile(path, channel, channel.size(), modified);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Strong: size and time of writing, the same on every node that shares the folder. */
    String etag() {
        return "\"" + Long.toHexString(size) + "-" + Long.toHexString(modified.toEpochMilli()) + "\"";
    }

    String lastModified() {
        return HTTP_DATE.format(modified);
    }

    /** Closing twice does no harm, and a file that was only read has nothing to lose. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
