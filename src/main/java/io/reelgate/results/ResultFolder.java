package io.reelgate.results;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where in the folder things lie. All methods block. */
record ResultFolder(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(ResultFolder.class);
    private static final String STAGING = "staging";
    private static final String MARKER = "marker";
    private static final int MOST_TRIES = 3;

    Path file(TaskId id, int index) {
        return root.resolve(new ResultName(id, index).text());
    }

    Path partition(Partition partition) {
        return root.resolve(ResultName.folder(partition));
    }

    Path staging() {
        return root.resolve(STAGING);
    }

    /** Makes an empty file to fill. */
    Path stage(TaskId id) throws IOException {
        Files.createDirectories(staging());
        return Files.createTempFile(staging(), id.value() + "-", ".part");
    }

    /**
     * Makes a staged file visible, whole and at once, and outlasting a loss of power: once its task has ended, the upstream
     * may keep its own copy for hours only.
     */
    Path publish(Path staged, TaskId id, int index) throws IOException {
        Path file = file(id, index);
        force(staged, StandardOpenOption.WRITE);
        move(staged, file);
        forceDirectory(root.resolve(new ResultName(id, index).bucket()));
        forceDirectory(partition(id.partition()));
        forceDirectory(root);
        return file;
    }

    /** A sweep removes directories as long as they are empty, on whatever node, and so perhaps between two steps of ours. */
    private static void move(Path staged, Path file) throws IOException {
        for (int tries = 1; ; tries++) {
            Files.createDirectories(file.getParent());
            try {
                Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (NoSuchFileException swept) {
                if (tries == MOST_TRIES) {
                    throw swept;
                }
            }
        }
    }

    /** Writes a small file and removes it; the answer is where it was. */
    Path check() throws IOException {
        Files.createDirectories(staging());
        Path file = Files.createTempFile(staging(), "check-", ".part");
        try {
            Files.writeString(file, "check");
            force(file, StandardOpenOption.WRITE);
            return file;
        } finally {
            Files.delete(file);
        }
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    /** Where directories cannot be opened, as on Windows, the file system looks after them itself. */
    private static void forceDirectory(Path directory) throws IOException {
        try {
            force(directory, StandardOpenOption.READ);
        } catch (AccessDeniedException cannotBeOpened) {
            LOG.trace("not forced: {}", directory);
        }
    }

    Optional<Path> find(TaskId id, int index) {
        return Optional.of(file(id, index)).filter(Files::isRegularFile);
    }

    String marker(String fresh) throws IOException {
        Files.createDirectories(root);
        Path marker = root.resolve(MARKER);
        try {
            Files.writeString(marker, fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return fresh;
        } catch (FileAlreadyExistsException e) {
            return existing(marker);
        }
    }

    private static String existing(Path marker) throws IOException {
        String text = Files.readString(marker, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            throw new IOException(marker + " is empty: another node may be writing it, or it is damaged");
        }
        return text;
    }
}
