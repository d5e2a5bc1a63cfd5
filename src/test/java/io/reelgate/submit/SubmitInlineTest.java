package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.FakeMedia;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.InlineMedia;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes are kept for vendors that want them in the request, no longer than needed and never more than may be. */
class SubmitInlineTest extends AtTheSubmitters {
    private static final String PNG = "https://a.example.com/1.png";
    private static final String OTHER = "https://a.example.com/2.png";
    private static final Buffer BYTES = Buffer.buffer("bytes of a png");

    /** Room for three images of the largest size. */
    private static final SubmitSettings NARROW = new SubmitSettings(
            8,
            new PrefetchSettings(64, PrefetchSettings.LEAST_INLINE_BYTES),
            QUICK.postTimeout(),
            QUICK.margin(),
            QUICK.scan(),
            QUICK.seldom(),
            QUICK.drain());

    @BeforeEach
    void thereIsAnImage() {
        media.at(PNG, BYTES);
    }

    private long held() {
        return metrics.gauge("reelgate_inline_media_bytes");
    }

    private void awaitHeld(long bytes) {
        await().untilAsserted(() -> assertThat(held()).isEqualTo(bytes));
    }

    @Test
    void nobodyElseGetsBytes() {
        Task task = queued(image(PNG));
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(media.asked()).containsExactly("image " + PNG);
        assertThat(rig.upstream.media()).containsExactly(InlineMedia.NONE);
    }

    @Test
    void theVendorThatWantsThemGetsTheBytesOfEveryImage() {
        rig.upstream.inlining(true);
        media.at(OTHER, Buffer.buffer("other"));
        Task task = queued(Map.of(
                "image_urls",
                List.of(PNG, OTHER, PNG),
                "loras",
                List.of(Map.of("path", "https://a.example.com/lora"))));
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(media.asked())
                .containsExactly("kept image " + PNG, "kept image " + OTHER, "lora https://a.example.com/lora");
        assertThat(rig.upstream.media())
                .containsExactly(new InlineMedia(Map.of(
                        PNG, new InlineMedia.Image("image/png", BYTES),
                        OTHER, new InlineMedia.Image("image/png", Buffer.buffer("other")))));
    }

    @Test
    void theLargestImageIsReservedUntilItsLengthIsKnownAndThatUntilTheReply() {
        rig.upstream.inlining(true);
        Promise<Finding> slow = Promise.promise();
        media.at(PNG, slow.future());
        Promise<Observation> reply = Promise.promise();
        rig.upstream.answering(token -> reply.future());
        Task task = queued(image(PNG));
        start();

        await().until(() -> media.asked().size() == 1);
        assertThat(held()).isEqualTo(10_485_760);
        slow.complete(FakeMedia.image(BYTES));
        await().until(() -> rig.upstream.submits().size() == 1);
        assertThat(held()).isEqualTo(BYTES.length());

        // The reply is to be recorded in a store that is away: that may take half an hour, and needs no bytes.
        rig.store.sleep();
        rig.vertx.runOnContext(on ->
                reply.complete(new Observation.Accepted(rig.upstream.submits().getFirst(), "job-1")));
        awaitHeld(0);
        assertThat(metrics.gauge("reelgate_submits_in_flight")).isEqualTo(1);
        rig.store.wake();
        awaitState(task, TaskState.Running.class);
    }

    @Test
    void whoFindsNoRoomForTheBytesWaits() {
        rig.upstream.inlining(true);
        Promise<Finding> slow = Promise.promise();
        media.at(PNG, slow.future());
        List<Task> tasks = List.of(
                queued("one", image(PNG)),
                queued("two", image(PNG)),
                queued("three", image(PNG)),
                queued("four", image(PNG)));
        start(NARROW, FixedPresence.ofAll());

        await().until(() -> metrics.count("reelgate_prefetches_total", "no_room") == 1);
        assertThat(media.asked()).hasSize(3);
        assertThat(held()).isEqualTo(PrefetchSettings.LEAST_INLINE_BYTES);

        slow.complete(FakeMedia.image(BYTES));
        await().until(() -> rig.upstream.submits().size() == 3);
        tasks.stream().filter(task -> state(task) instanceof TaskState.Queued).forEach(this::comeBack);
        awaitState(tasks, TaskState.Running.class);
        awaitHeld(0);
    }

    /** An account whose images drip keeps no other account from being served. */
    @Test
    void anAccountWithSlowImagesLeavesBytesForOthers() {
        rig.upstream.inlining(true);
        media.at(OTHER, Promise.<Finding>promise().future());
        for (int number = 0; number < 20; number++) {
            queued("slow", image(OTHER));
        }
        start();
        await().until(() -> metrics.count("reelgate_prefetches_total", "no_room") == 17);

        awaitHeld(3 * 10_485_760);
        Task quick = queued("quick", image(PNG));
        awaitState(quick, TaskState.Running.class);
    }

    @Test
    void whatNeverFitsIsNotTriedForEver() {
        rig.upstream.inlining(true);
        Task task = queued(image(PNG, OTHER, "https://a.example.com/3.png", "https://a.example.com/4.png"));
        start(NARROW, FixedPresence.ofAll());

        awaitState(task, TaskState.Failed.class);
        assertThat(((TaskState.Failed) state(task)).failure().message())
                .isEqualTo("The video could not be generated (its images cannot be sent in one request)");
        assertThat(media.asked()).isEmpty();
        assertThat(held()).isZero();
    }

    // every way that does not lead to a reply

    @Test
    void aSubmitWithoutAConnectionKeepsNoBytes() {
        rig.upstream.inlining(true);
        rig.upstream.reachable(false);
        queued(image(PNG));
        start();

        await().until(() -> metrics.count("reelgate_submits_total", "postponed") == 1);
        awaitHeld(0);
    }

    @Test
    void aSubmitThatIsWithheldKeepsNoBytes() {
        rig.upstream.inlining(true);
        rig.upstream.beforeWriting(() -> rig.clock.advance(QUICK.fence().plusMillis(1)));
        queued(image(PNG));
        start();

        await().until(() -> rig.upstream.released() == 1);
        awaitHeld(0);
    }

    @Test
    void anotherImageThatCannotBeUsedFreesTheBytesOfTheFirst() {
        rig.upstream.inlining(true);
        media.at(OTHER, MediaFault.NOT_AN_IMAGE);
        Task task = queued(image(PNG, OTHER));
        start();

        awaitState(task, TaskState.Failed.class);
        awaitHeld(0);
    }

    @Test
    void afterAStopTheBytesAreCountedUntilTheLookEnds() {
        rig.upstream.inlining(true);
        Promise<Finding> slow = Promise.promise();
        media.at(PNG, slow.future());
        queued(image(PNG));
        start();
        await().until(() -> media.asked().size() == 1);

        Future<Void> stopped = rig.vertx.undeploy(target.deploymentID());
        stopped.await();
        assertThat(held()).isEqualTo(10_485_760);
        slow.complete(FakeMedia.image(BYTES));
        awaitHeld(0);
    }
}
