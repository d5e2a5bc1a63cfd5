package io.reelgate.redis.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Held by the one living gateway of a data folder; the system releases it when that process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, waiting for a holder that is about to leave.
     *
     * @throws RedisRefused naming the holder, if it is still there after the patience
     */
    static FolderLock take(Path folder, Duration patience) {
        Path home = folder.toAbsolutePath();
        Path file = home.resolve("redis.lock");
        for (long left = patience.toMillis(); left >= 0; left -= POLL.toMillis()) {
            Optional<FolderLock> lock = tryTake(home, file);
            if (lock.isPresent()) {
                return lock.get();
            }
            Patience.endsWithin(new CompletableFuture<>(), POLL);
        }
        throw new RedisRefused("the data folder " + home + " is in use by another gateway (process " + holder(file)
                + "). Stop that one, or set data.dir (REELGATE_DATA_DIR) to another folder.");
    }

    private static Optional<FolderLock> tryTake(Path home, Path file) {
        try {
            PrivateFiles.createFolder(home);
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateFiles.attributes("rw-------"));
            return locked(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static Optional<FolderLock> locked(FileChannel channel) throws IOException {
        Optional<FileLock> lock = lock(channel);
        if (lock.isEmpty()) {
            channel.close();
            return Optional.empty();
        }
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new FolderLock(channel));
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static String holder(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
