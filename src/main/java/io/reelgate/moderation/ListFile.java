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
 * configuration is exchanged by turning a link.
 *
 * <p>Counts {@code reelgate_moderation_lists_total{outcome}}.
 */
public final class ListFile {
    private static final Logger LOG = LoggerFactory.getLogger(ListFile.class);
    private static final int LARGEST = 8 << 20;

    /** What tells one content of the file from the next without reading it. */
    private record Mark(Path real, FileTime modified, long size) {}

    private final Path path;
    private final Metrics metrics;
    private Optional<Mark> mark = Optional.empty();
    private volatile PromptList list;

    /** Blocking. @throws IllegalArgumentException when the file holds no usable list */
    ListFile(Path path, Metrics metrics) {
        this.path = path;
        this.metrics = metrics;
        this.mark = markNow();
        this.list = switch (read(path)) {
            case Usable usable -> usable.list();
            case Broken broken -> throw new IllegalArgumentException(path + ": " + broken.text());
        };
        metrics.count("reelgate_moderation_lists_total", "outcome", "loaded");
    }

    /** Blocking: what must be changed before the list can be used. */
    public static List<Fault> faults(Path path) {
        return read(path).faults();
    }

    PromptList list() {
        return list;
    }

    /** Blocking, by one thread at a time. A list that cannot be used leaves the one before in force. */
    void refresh() {
        Optional<Mark> now = markNow();
        if (now.equals(mark)) {
            return;
        }
        mark = now;
        switch (read(path)) {
            case Usable usable -> use(usable.list());
            case Broken broken -> keep(broken);
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

    private static ListReading read(Path path) {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? broken("must be at most " + LARGEST + " bytes") : ListReader.read(bytes);
        } catch (NoSuchFileException absent) {
            return broken("must be a file that exists");
        } catch (IOException e) {
            return broken("must be readable: " + e.getMessage());
        }
    }

    private static Broken broken(String message) {
        return new Broken(List.of(new Fault(0, message)));
    }
}
