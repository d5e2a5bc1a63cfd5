package io.reelgate.results;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalResultStoreTest {
    private static final Clock NOW = Clock.systemUTC();
    private static final TaskId ID = new TaskIds(new Random(1)).next(new Partition(3), NOW.millis());

    @TempDir
    private Path folder;

    private Vertx vertx;
    private LocalResultStore target;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        target = storeAt(NOW);
    }

    private LocalResultStore storeAt(Clock clock) {
        return new LocalResultStore(vertx, folder, clock, Duration.ofDays(15));
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void keepsWhatItIsGivenAndTellsItsLengthAndHash() {
        var stored = write("abc");

        assertThat(stored.bytes()).isEqualTo(3);
        assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(done(target.locate(ID, 0)).orElseThrow()).hasContent("abc");
    }

    @Test
    void keepsMegabytesInOrder() {
        byte[] content = new byte[3_000_000];
        new Random(2).nextBytes(content);
        var body = new HandFedStream();
        var writing = target.write(ID, 0, body);
        for (int from = 0; from < content.length; from += 50_000) {
            body.feed(Buffer.buffer(java.util.Arrays.copyOfRange(content, from, from + 50_000)));
        }
        body.finish();

        assertThat(done(writing).bytes()).isEqualTo(content.length);
        assertThat(done(target.locate(ID, 0)).orElseThrow()).hasBinaryContent(content);
    }

    @Test
    void showsNothingUntilTheCopyIsWhole() {
        var body = new HandFedStream();
        var writing = target.write(ID, 0, body);
        done(body.feed(Buffer.buffer("ab")));

        assertThat(done(target.locate(ID, 0))).isEmpty();

        body.finish();
        done(writing);
        assertThat(done(target.locate(ID, 0))).isPresent();
    }

    @Test
    void leavesNothingOfABrokenStream() {
        var body = new HandFedStream();
        var writing = target.write(ID, 0, body);
        done(body.feed(Buffer.buffer("ab")));

        body.fail(new IOException("cut"));

        assertThatThrownBy(() -> done(writing)).hasMessageContaining("cut");
        assertThat(done(target.locate(ID, 0))).isEmpty();
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void aStreamThatBreaksOffBeforeItsFileIsMadeIsNotWaitedForForEver() {
        var body = new HandFedStream();
        var writing = target.write(ID, 0, body);

        body.cut(new IOException("cut"));

        assertThatThrownBy(() -> done(writing)).hasMessageContaining("cut");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void replacesAnEarlierCopy() {
        write("first");
        write("second");

        assertThat(done(target.locate(ID, 0)).orElseThrow()).hasContent("second");
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsTheResultsOfOneTaskApart() {
        write("zero");

        assertThat(done(target.locate(ID, 1))).isEmpty();
    }

    @Test
    void removesResultsAfterTheRetention() {
        write("old");

        assertThat(done(storeAt(inDays(16)).expire())).isEqualTo(1);

        assertThat(done(target.locate(ID, 0))).isEmpty();
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".mp4"));
    }

    @Test
    void keepsResultsUntilTheRetentionEnds() {
        write("young");

        assertThat(done(storeAt(inDays(15)).expire())).isZero();

        assertThat(done(target.locate(ID, 0))).isPresent();
    }

    @Test
    void removesCopiesThatNobodyFinished() throws IOException {
        write("whole");
        Path staging = folder.resolve("staging");
        Files.writeString(staging.resolve("left.part"), "half");

        done(storeAt(inDays(2)).expire());

        assertThat(staging).isEmptyDirectory();
        assertThat(done(target.locate(ID, 0))).isPresent();
    }

    @Test
    void expiresNothingInAFolderThatDoesNotExistYet() {
        assertThat(done(target.expire())).isZero();
    }

    @Test
    void keepsItsFirstMark() {
        assertThat(done(target.marker("one"))).isEqualTo("one");
        assertThat(done(storeAt(NOW).marker("two"))).isEqualTo("one");
    }

    private io.reelgate.port.ResultStore.Stored write(String text) {
        var body = new HandFedStream();
        var writing = target.write(ID, 0, body);
        body.feed(Buffer.buffer(text));
        body.finish();
        return done(writing);
    }

    private java.util.List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Clock inDays(int days) {
        return Clock.offset(NOW, Duration.ofDays(days));
    }
}
