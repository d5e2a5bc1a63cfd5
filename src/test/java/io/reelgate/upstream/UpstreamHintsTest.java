package io.reelgate.upstream;

import static io.reelgate.upstream.hint.Signatures.SECRET;
import static io.reelgate.upstream.hint.Signatures.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.MovableClock;
import io.reelgate.port.VendorHints.Post;
import io.reelgate.port.VendorHints.Verdict;
import io.reelgate.upstream.hint.Signatures;
import io.reelgate.upstream.hint.SignedPost;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamHintsTest {
    private static final TaskId TASK = SampleTasks.id(3);
    private static final Verdict ABOUT = new Verdict.AboutTask(TASK);
    private static final Verdict UNKNOWN_KEY = new Verdict.Refused("unknown_key");
    private static final String RIGHT_KEY = Signatures.falKeySet("fal.key");
    private static final String OTHER_KEY = Signatures.falKeySet("fal.otherKey");

    private final Vertx vertx = Vertx.vertx();
    private final MovableClock clock = new MovableClock(SIGNED);
    private final CountingMetrics metrics = new CountingMetrics();
    private final KeyServer keys = new KeyServer().publishing(RIGHT_KEY);

    @AfterEach
    void close() {
        keys.close();
        vertx.close().await();
    }

    private UpstreamHints target(HintSettings... upstreams) {
        return new UpstreamHints(vertx, List.of(upstreams), metrics, clock);
    }

    private UpstreamHints fal() {
        return target(new HintSettings("eu", "fal", Optional.empty(), Optional.of(keys.url())));
    }

    private static HintSettings sharing(String name, String adapter) {
        return new HintSettings(name, adapter, Optional.of(SECRET), Optional.empty());
    }

    private static Post falPost(String body) {
        return new Post(Optional.of(TASK), Signatures.falHeaders(), Buffer.buffer(body));
    }

    private static Verdict judge(UpstreamHints target, Post post) {
        return target.judge("eu", post).await();
    }

    private static Verdict judge(UpstreamHints target) {
        return judge(target, falPost(Signatures.FAL_BODY));
    }

    @Test
    void aSharedSecretProvesATasksHint() {
        SignedPost signed = Signatures.standard(Signatures.of("standard.signature"));
        Post post = new Post(Optional.of(TASK), signed.headers(), signed.body());

        assertThat(target(sharing("eu", "replicate")).judge("eu", post).await()).isEqualTo(ABOUT);
        assertThat(target(sharing("eu", "wavespeed")).judge("eu", post).await())
                .isEqualTo(new Verdict.Refused("forged"));
    }

    @Test
    void whatIsGenuineAndTellsOfNoEndDoesNotConcernUs() {
        SignedPost signed = Signatures.standard(Signatures.of("standard.signature"));
        Post post = new Post(Optional.empty(), signed.headers(), signed.body());

        assertThat(target(sharing("eu", "openai")).judge("eu", post).await()).isEqualTo(new Verdict.Unconcerned());
    }

    @Test
    void listensOnlyAtTheUrlsThatAVendorPostsTo() {
        UpstreamHints target = target(
                sharing("r", "replicate"),
                sharing("o", "openai"),
                sharing("g", "gemini"),
                new HintSettings("gk", "gemini", Optional.of(SECRET), Optional.of(keys.url())),
                new HintSettings("f", "fal", Optional.empty(), Optional.of(keys.url())));

        assertThat(List.of("r", "o", "g", "gk", "f", "x"))
                .filteredOn(name -> target.listens(name, true))
                .containsExactly("r", "gk", "f");
        assertThat(List.of("r", "o", "g", "gk", "f", "x"))
                .filteredOn(name -> target.listens(name, false))
                .containsExactly("o", "g", "gk");
    }

    @Test
    void aSecretThatIsNoneStopsTheStart() {
        var broken = new HintSettings("eu", "replicate", Optional.of("whsec_###"), Optional.empty());

        assertThatIllegalArgumentException().isThrownBy(() -> target(broken));
        assertThat(sharing("eu", "replicate").toString()).doesNotContain(SECRET);
    }

    @Test
    void keysAreFetchedOnceForAllWhoAskAtOnce() {
        UpstreamHints target = fal();

        List<Future<Verdict>> verdicts = IntStream.range(0, 50)
                .mapToObj(index -> target.judge("eu", falPost(Signatures.FAL_BODY)))
                .toList();

        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict.await()).isEqualTo(ABOUT));
        assertThat(judge(target)).isEqualTo(ABOUT);
        assertThat(keys.asked()).isEqualTo(1);
        assertThat(metrics.count("reelgate_hint_keys_total upstream eu outcome loaded"))
                .isEqualTo(1);
    }

    @Test
    void anUnknownKeyIsAskedForOnceAMinuteAtMost() {
        keys.publishing(OTHER_KEY);
        UpstreamHints target = fal();

        for (int time = 0; time < 20; time++) {
            assertThat(judge(target)).isEqualTo(UNKNOWN_KEY);
        }
        assertThat(keys.asked()).isEqualTo(1);

        keys.publishing(RIGHT_KEY);
        clock.advance(Duration.ofSeconds(61));
        assertThat(judge(target)).isEqualTo(ABOUT);
        assertThat(keys.asked()).isEqualTo(2);
    }

    @Test
    void forgedHintsAskForKeysNoMoreOftenThanOnceAMinute() {
        UpstreamHints target = fal();
        judge(target);
        clock.advance(Duration.ofSeconds(61));

        for (int time = 0; time < 20; time++) {
            assertThat(judge(target, falPost("forged"))).isEqualTo(UNKNOWN_KEY);
        }

        assertThat(keys.asked()).isEqualTo(2);
    }

    @Test
    void keysThatCannotBeHadRefuseEverythingAndBlockNobody() {
        keys.failing(503);
        UpstreamHints target = fal();

        assertThat(judge(target)).isEqualTo(UNKNOWN_KEY);
        assertThat(judge(target)).isEqualTo(UNKNOWN_KEY);

        assertThat(keys.asked()).isEqualTo(1);
        assertThat(metrics.count("reelgate_hint_keys_total upstream eu outcome failed"))
                .isEqualTo(1);
    }

    @Test
    void noRedirectLeadsToOtherKeys() {
        keys.failing(302);

        assertThat(judge(fal())).isEqualTo(UNKNOWN_KEY);
        assertThat(keys.asked()).isEqualTo(1);
    }

    @Test
    void aKeySetThatIsTooLongIsNone() {
        keys.publishing("{\"padding\":\"" + " ".repeat(300_000) + "\"," + RIGHT_KEY.substring(1));

        assertThat(judge(fal())).isEqualTo(UNKNOWN_KEY);
    }

    @Test
    void keysAreFetchedAnewAfterAnHourAndOldOnesCountForADay() {
        PublishedKeys target = new PublishedKeys("eu", keys.url(), vertx.createHttpClient(), metrics, clock);
        var first = target.current().await();
        clock.advance(Duration.ofMinutes(59));
        target.current().await();
        assertThat(keys.asked()).isEqualTo(1);

        keys.failing(500);
        clock.advance(Duration.ofMinutes(2));
        assertThat(target.current().await()).isEqualTo(first);
        assertThat(keys.asked()).isEqualTo(2);

        clock.advance(Duration.ofHours(23));
        assertThat(target.current().await().keys()).isEmpty();

        keys.publishing(RIGHT_KEY);
        clock.advance(Duration.ofMinutes(2));
        assertThat(target.current().await()).isEqualTo(first);
    }
}
