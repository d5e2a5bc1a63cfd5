package io.reelgate.results;

import io.reelgate.domain.task.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where in the folder a result lies: {@code <partition>/<leading digits of the creation time>/<task>-<n>.mp4}, so
 * that no directory grows without end and old ones are found by name. All methods block.
 */
record ResultFolder(Path root) {
    private static final String STAGING = "staging";
    private static final String MARKER = "marker";

    /** Where the digits of an id begin that name its bucket: five base-32 digits, a new bucket every 9.3 hours. */
    private static final int BUCKET_FROM = 7;

    private static final int BUCKET_TO = 12;

    Path file(TaskId id, int index) {
        String bucket = id.value().substring(BUCKET_FROM, BUCKET_TO);
        return root.resolve(partition(id)).resolve(bucket).resolve(id.value() + "-" + index + ".mp4");
    }

    private static String partition(TaskId id) {
        return "p" + id.partition().index();
    }

    Path staging() {
        return root.resolve(STAGING);
    }

    /** Makes the directories that a result needs, and an empty file to fill. */
    Path stage(TaskId id, int index) throws IOException {
        Files.createDirectories(staging());
        Files.createDirectories(file(id, index).getParent());
        return Files.createTempFile(staging(), id.value() + "-", ".part");
    }

    /** Makes a staged file visible, whole and at once. */
    Path publish(Path staged, TaskId id, int index) throws IOException {
        return Files.move(staged, file(id, index), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
