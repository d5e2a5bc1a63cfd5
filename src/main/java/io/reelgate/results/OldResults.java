package io.reelgate.results;

import io.reelgate.domain.account.Partition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds and removes what is older than a moment. Other nodes may sweep a shared folder at the same time, so a missing
 * file is no error. All methods block.
 */
record OldResults(ResultFolder folder, Instant before) {

    /** Removes old results of one partition; buckets are in order of time, so the first one with young files ends it. */
    int sweepPartition(Partition partition) throws IOException {
        int removed = 0;
        for (Path bucket : children(folder.partition(partition))) {
            removed += sweepFiles(bucket);
            if (!removeIfEmpty(bucket)) {
                break;
            }
        }
        return removed;
    }

    /** Removes copies that nobody finished. */
    int sweepStaging() throws IOException {
        return sweepFiles(folder.staging());
    }

    private int sweepFiles(Path directory) throws IOException {
        int removed = 0;
        for (Path file : children(directory)) {
            removed += isOld(file) && Files.deleteIfExists(file) ? 1 : 0;
        }
        return removed;
    }

    private boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean removeIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
