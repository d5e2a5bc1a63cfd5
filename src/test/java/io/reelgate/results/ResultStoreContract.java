package io.reelgate.results;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.hash.Sha256;
import io.reelgate.domain.task.VideoFacts;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.ResultStore.Stored;
import io.reelgate.port.StoreTrouble;
import io.reelgate.port.Waypoint;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every result store does. */
public abstract class ResultStoreContract extends AtAResultStore {
    @ParameterizedTest
    @ValueSource(longs = {3, -1})
    void keepsWhatItIsGivenAndTellsItsLengthAndHash(long announced) {
        Stored stored = write(0, "abc", announced);

        assertThat(stored.bytes()).isEqualTo(3);
        assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(stored.facts()).isEqualTo(VideoFacts.UNKNOWN);
        assertThat(text(0)).contains("abc");
    }

    /** In 64 KiB pieces, and never faster than the store takes them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keeps64MegabytesInOrder(boolean lengthIsKnown) {
        int length = 64 * 1024 * 1024 + 7;
        MadeStream body = new MadeStream(vertx, length);

        Stored stored = done(target.write(id, 0, new Download("", lengthIsKnown ? length : -1, body)));

        byte[] content = body.content();
        assertThat(stored.bytes()).isEqualTo(length);
        assertThat(stored.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.bytes(content)));
        assertThat(body.pauses()).isGreaterThan(4);
        assertThat(content(0)).hasValue(content);
    }

    @Test
    void readsWhatAVideoSaysOfItself() throws IOException {
        byte[] video = video();

        Stored stored = write(0, Buffer.buffer(video), video.length);

        assertThat(stored.facts().width()).isEqualTo(OptionalInt.of(640));
        assertThat(stored.facts().height()).isEqualTo(OptionalInt.of(360));
        assertThat(stored.facts().durationMillis()).isNotEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, -1})
    void showsNothingUntilTheCopyIsWhole(long announced) {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, 0, download(body, announced));
        done(body.feed(Buffer.buffer("ab")));

        assertThat(text(0)).isEmpty();

        body.feed(Buffer.buffer("cd"));
        body.finish();
        done(writing);
        assertThat(text(0)).contains("abcd");
        assertThat(waypoints).containsExactly(Waypoint.MID_ARCHIVE);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, -1})
    void leavesNothingOfABrokenStream(long announced) {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, 0, download(body, announced));
        done(body.feed(Buffer.buffer("ab")));

        body.fail(new IOException("cut"));

        assertThatThrownBy(() -> done(writing)).hasMessageContaining("cut").isNotInstanceOf(StoreTrouble.class);
        assertNoTraces();
        assertThat(abandoned).hasValue(1);
    }

    /** As a source does that the store has held back for too long. */
    @ParameterizedTest
    @ValueSource(longs = {5, -1})
    void aStreamThatBreaksOffForTheStoresSakeIsItsTrouble(long announced) {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, 0, download(body, announced));
        done(body.feed(Buffer.buffer("ab")));

        body.fail(new StoreTrouble("took nothing"));

        assertThatThrownBy(() -> done(writing)).isInstanceOf(StoreTrouble.class).hasMessage("took nothing");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, -1})
    void aStreamThatBreaksOffBeforeTheStoreIsReadyIsNotWaitedForForEver(long announced) {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, 0, download(body, announced));

        body.cut(new IOException("cut"));

        assertThatThrownBy(() -> done(writing)).hasMessageContaining("cut").isNotInstanceOf(StoreTrouble.class);
        assertNoTraces();
    }

    @Test
    void keepsNoCopyThatIsShorterThanAnnounced() {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, 0, download(body, 5));
        body.feed(Buffer.buffer("ab"));

        body.finish();

        assertThatThrownBy(() -> done(writing)).isNotNull();
        assertNoTraces();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void keepsNothingOfNothing(long announced) {
        HandFedStream body = new HandFedStream();
        Future<Stored> writing = target.write(id, 0, download(body, announced));

        body.finish();

        assertThatThrownBy(() -> done(writing)).isInstanceOf(ResultUnavailable.class);
        assertThat(content(0)).isEmpty();
    }

    @Test
    void replacesAnEarlierCopy() {
        write(0, "first", 5);
        write(0, "second", 6);

        assertThat(text(0)).contains("second");
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void ofCopiesAtTheSameTimeOneIsKeptWhole() {
        List<HandFedStream> bodies = List.of(new HandFedStream(), new HandFedStream(), new HandFedStream());
        List<Future<Stored>> writings = bodies.stream()
                .map(body -> target.write(id, 0, download(body, 200_000)))
                .toList();
        for (int half = 0; half < 2; half++) {
            for (int writer = 0; writer < bodies.size(); writer++) {
                bodies.get(writer).feed(Buffer.buffer(Integer.toString(writer).repeat(100_000)));
            }
        }

        bodies.forEach(HandFedStream::finish);

        writings.forEach(writing -> assertThat(done(writing).bytes()).isEqualTo(200_000));
        assertThat(text(0).orElseThrow()).matches("0{200000}|1{200000}|2{200000}");
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void keepsTheResultsOfOneTaskApart() {
        write(0, "zero", 4);
        assertThat(text(1)).isEmpty();

        write(1, "one", 3);

        assertThat(text(0)).contains("zero");
        assertThat(text(1)).contains("one");
    }

    @Test
    void removesResultsAfterTheRetention() {
        write(0, "old", 3);

        assertThat(done(storeAt(inDays(16)).expire(List.of(id.partition())))).isEqualTo(1);

        assertThat(text(0)).isEmpty();
        assertNoTraces();
    }

    @Test
    void keepsResultsUntilTheRetentionEnds() {
        write(0, "young", 5);

        assertThat(done(storeAt(inDays(15)).expire(List.of(id.partition())))).isZero();

        assertThat(text(0)).isPresent();
    }

    @Test
    void removesNothingOfPartitionsThatOthersLookAfter() {
        write(0, "old", 3);

        assertThat(done(storeAt(inDays(16)).expire(List.of(new Partition(4), new Partition(30)))))
                .isZero();

        assertThat(text(0)).isPresent();
    }

    @Test
    void keepsItsFirstMark() {
        String first = done(target.marker("one"));

        assertThat(done(storeAt(NOW).marker("two"))).isEqualTo(first);
    }
}
