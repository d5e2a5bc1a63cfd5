package io.reelgate.results;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.port.ResultStore;
import io.reelgate.port.ResultStore.Stored;
import io.reelgate.port.StoreTrouble;
import io.reelgate.port.Waypoints;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalResultStoreTest extends ResultStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected ResultStore storeAt(Clock clock) {
        return new LocalResultStore(vertx, folder, clock, RETENTION, waypoints::add);
    }

    @Override
    protected int traces() {
        try (Stream<Path> all = Files.walk(folder)) {
            return (int) all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("marker"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void removesCopiesThatNobodyFinished() throws IOException {
        write(0, "whole", 5);
        Path staging = folder.resolve("staging");
        Files.writeString(staging.resolve("left.part"), "half");

        done(storeAt(inDays(2)).expire(List.of()));

        assertThat(staging).isEmptyDirectory();
        assertThat(text(0)).isPresent();
    }

    /** Of which the directory may be there already, and empty. */
    @Test
    void sweepsNothingAwayFromUnderACopy() throws IOException {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, 0, download(body, 3));
        done(body.feed(Buffer.buffer("ab")));
        Path bucket = folder.resolve(new ResultName(id, 0).bucket());
        Files.createDirectories(bucket);
        done(target.expire(List.of(id.partition())));
        assertThat(bucket).doesNotExist();

        body.feed(Buffer.buffer("c"));
        body.finish();

        done(writing);
        assertThat(text(0)).contains("abc");
    }

    /** Nor do others wait for a disk that takes its time for each of many copies. */
    @Test
    void needsNoThreadsOfOthers() throws Exception {
        write(0, "abc", 3);
        CountDownLatch over = new CountDownLatch(1);
        for (int thread = 0; thread < 20; thread++) {
            vertx.executeBlocking(() -> over.await(30, TimeUnit.SECONDS), false);
        }

        done(target.check());
        assertThat(text(0)).contains("abc");
        over.countDown();
    }

    @Test
    void checksThatItCanBeWritten() throws IOException {
        done(target.check());
        assertNoTraces();

        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> done(new LocalResultStore(vertx, file, NOW, RETENTION).check()))
                .isInstanceOf(StoreTrouble.class);
    }

    @Test
    void expiresNothingInAFolderThatDoesNotExistYet() {
        assertThat(done(target.expire(List.of(id.partition())))).isZero();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheStoresTrouble() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        LocalResultStore broken = new LocalResultStore(vertx, file, NOW, RETENTION);

        assertThatThrownBy(() -> done(broken.write(id, 0, download(new HandFedStream(), 5))))
                .isInstanceOf(StoreTrouble.class);
        assertThat(abandoned).hasValue(1);
    }

    /** The device answers each write as a full disk does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsTheStoresTrouble() {
        var device = done(vertx.fileSystem()
                .open("/dev/full", new OpenOptions().setRead(false).setCreate(false)));

        assertThatThrownBy(() -> done(new StoreFile(device, Waypoints.NONE).write(Buffer.buffer("abc"))))
                .isInstanceOf(StoreTrouble.class)
                .hasMessageContaining("No space left");
    }
}
