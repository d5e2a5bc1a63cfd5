package io.reelgate.moderation;

import io.reelgate.moderation.ListReading.Broken;
import io.reelgate.moderation.ListReading.Fault;
import io.reelgate.moderation.ListReading.Usable;
import io.reelgate.port.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's list as its file last held a usable one. A change is noticed by what the path leads to, too: mounted
 * configuration is exchanged by turning a link. A file counts once it looks the same at two refreshes and after it was
 * read, so that one that is being written in place is not taken for a short list.
 *
 * <p>Counts {@code reelgate_moderation_lists_total{outcome}}.
 */
public final class ListFile {
    /** How the file is read, so that tests can have it fail or change meanwhile. */
    interface Source {
        byte[] read(Path path) throws IOException;
    }

    /** What tells one content of the file from the next without reading it. */
    private record Mark(Path real, FileTime modified, long size) {}

    private static final Logger LOG = LoggerFactory.getLogger(ListFile.class);
    private static final int LARGEST = 8 << 20;

    private final Path path;
    private final Source source;
    private final Metrics metrics;

    /** Of what was read last; empty when that was nothing, which the next refresh tries again. */
    private Optional<Mark> read;

    /** At the last refresh. */
    private Optional<Mark> seen;

    private Optional<Broken> reported = Optional.empty();
    private volatile PromptList list;

    /** Blocking. @throws IllegalArgumentException when the file holds no usable list */
    ListFile(Path path, Metrics metrics) {
        this(path, ListFile::bytes, metrics);
    }

    ListFile(Path path, Source source, Metrics metrics) {
        this.path = path;
        this.source = source;
        this.metrics = metrics;
        this.seen = markNow();
        this.list = switch (reading(path, source)) {
            case Usable usable -> usable.list();
            case Broken broken -> throw new IllegalArgumentException(path + ": " + broken.text());
        };
        this.read = seen.equals(markNow()) ? seen : Optional.empty();
        metrics.count("reelgate_moderation_lists_total", "outcome", "loaded");
    }

    /** Blocking: what must be changed before the list can be used. */
    public static List<Fault> faults(Path path) {
        return reading(path, ListFile::bytes).faults();
    }

    PromptList list() {
        return list;
    }

    /** Blocking, by one thread at a time. A list that cannot be used leaves the one before in force. */
    void refresh() {
        Optional<Mark> now = markNow();
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && now.isEmpty()) {
            lose(broken("must be a file that exists"));
        } else if (settled && !now.equals(read)) {
            readAgain();
        }
    }

    private void readAgain() {
        try {
            ListReading reading = reading(source.read(path));
            if (seen.equals(markNow())) {
                read = seen;
                take(reading);
            }
        } catch (IOException e) {
            lose(broken(e));
        }
    }

    private void take(ListReading reading) {
        reported = Optional.empty();
        switch (reading) {
            case Usable usable -> use(usable.list());
            case Broken broken -> keep(broken);
        }
    }

    /** Access may come back without the file changing, so it is tried again; the same trouble is reported once. */
    private void lose(Broken broken) {
        read = Optional.empty();
        if (!reported.equals(Optional.of(broken))) {
            reported = Optional.of(broken);
            keep(broken);
        }
    }

    private void use(PromptList fresh) {
        list = fresh;
        metrics.count("reelgate_moderation_lists_total", "outcome", "loaded");
        LOG.atInfo()
                .addKeyValue("list", path)
                .addKeyValue("entries", fresh.entries())
                .log("moderation list loaded");
    }

    private void keep(Broken broken) {
        metrics.count("reelgate_moderation_lists_total", "outcome", "broken");
        LOG.atError()
                .addKeyValue("list", path)
                .addKeyValue("entries", list.entries())
                .log("moderation list is broken, the one before stays in force: {}", broken.text());
    }

    private Optional<Mark> markNow() {
        try {
            Path real = path.toRealPath();
            var attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return Optional.of(new Mark(real, attributes.lastModifiedTime(), attributes.size()));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static ListReading reading(Path path, Source source) {
        try {
            return reading(source.read(path));
        } catch (IOException e) {
            return broken(e);
        }
    }

    private static ListReading reading(byte[] bytes) {
        return bytes.length > LARGEST ? broken("must be at most " + LARGEST + " bytes") : ListReader.read(bytes);
    }

    /** No more than shows that there is too much. */
    private static byte[] bytes(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return file.readNBytes(LARGEST + 1);
        }
    }

    private static Broken broken(IOException e) {
        return broken(
                e instanceof NoSuchFileException
                        ? "must be a file that exists"
                        : "must be readable: " + e.getMessage());
    }

    private static Broken broken(String message) {
        return new Broken(List.of(new Fault(0, message)));
    }
}
