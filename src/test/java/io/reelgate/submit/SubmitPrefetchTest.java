package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.CallerMedia;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.FakeMedia;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request names by URL is looked at before anything is spent on it. */
class SubmitPrefetchTest extends AtTheSubmitters {
    private static final String PNG = "https://a.example.com/1.png";
    private static final String LORA = "https://a.example.com/style.safetensors";

    private String failure(Task task) {
        awaitState(task, TaskState.Failed.class);
        var failure = ((TaskState.Failed) state(task)).failure();
        return failure.code() + ": " + failure.message();
    }

    private void nothingWasSpent() {
        assertThat(rig.store.transitions()).as("no intent").hasSize(1);
        assertThat(rig.upstream.opened()).isZero();
        assertThat(rig.upstream.submits()).isEmpty();
    }

    @Test
    void looksBeforeTheConnectionAndTheIntent() {
        List<String> order = new CopyOnWriteArrayList<>();
        media.whileLooking(() -> order.add("look"));
        rig.upstream.whileOpening(() -> order.add("connection"));
        rig.store.beforeCommit(() -> order.add("commit"));
        Task task = queued(image(PNG));
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(order).containsExactly("look", "connection", "commit", "commit");
        assertThat(media.asked()).containsExactly("image " + PNG);
        assertThat(metrics.count("reelgate_prefetches_total", "usable")).isEqualTo(1);
    }

    @Test
    void looksAtAllMediaOfATaskAtOnce() {
        Promise<Finding> slow = Promise.promise();
        media.at(PNG, slow.future());
        Task task = queued(Map.of(
                "image_urls", List.of(PNG, "https://a.example.com/2.png"), "loras", List.of(Map.of("path", LORA))));
        start();

        await().until(() -> media.asked().size() == 3);
        assertThat(media.asked()).containsExactly("image " + PNG, "image https://a.example.com/2.png", "lora " + LORA);
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);
        slow.complete(FakeMedia.image(Buffer.buffer("png")));
        awaitState(task, TaskState.Running.class);
    }

    @Test
    void aTaskWithoutMediaIsSubmittedAtOnce() {
        Task task = queued();
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(media.asked()).isEmpty();
    }

    @Test
    void goesOnOnTheRolesOwnEventLoopWhereverAnswersArrive() {
        Promise<Finding> elsewhere = Promise.promise();
        media.at(PNG, elsewhere.future());
        List<Context> contexts = new CopyOnWriteArrayList<>();
        media.whileLooking(() -> contexts.add(Vertx.currentContext()));
        rig.upstream.whileOpening(() -> contexts.add(Vertx.currentContext()));
        Task task = queued(image(PNG));
        start();
        await().until(() -> media.asked().size() == 1);

        elsewhere.complete(FakeMedia.image(Buffer.buffer("png")));

        awaitState(task, TaskState.Running.class);
        assertThat(contexts).hasSize(2).doesNotContainNull().containsOnly(contexts.getFirst());
    }

    // what cannot be used

    @ParameterizedTest
    @CsvSource(textBlock = """
                    UNREACHABLE,     Cannot access provided image URL (it could not be fetched)
                    TOO_LARGE,       Cannot access provided image URL (it is larger than 10485760 bytes)
                    NOT_AN_IMAGE,    'Cannot access provided image URL (it is no JPG, PNG or WebP)'
                    TOO_MANY_PIXELS, Cannot access provided image URL (it has more than 50 megapixels)
                    """)
    void anImageThatCannotBeUsedEndsTheTaskBeforeAnythingIsSpent(MediaFault fault, String message) {
        media.at(PNG, fault);
        Task task = queued(image(PNG));
        start();

        assertThat(failure(task)).isEqualTo("INVALID_IMAGE_URL: " + message);
        nothingWasSpent();
        assertThat(metrics.count("reelgate_prefetches_total", fault.name().toLowerCase(Locale.ROOT)))
                .isEqualTo(1);
    }

    @Test
    void aLoraThatCannotBeDownloadedIsAFailureOfItsOwn() {
        media.at(LORA, MediaFault.UNREACHABLE);
        Task task = queued(Map.of("image_urls", List.of(PNG), "loras", List.of(Map.of("path", LORA))));
        start();

        assertThat(failure(task)).isEqualTo("INVALID_LORA_URL: Cannot download LoRA model (it could not be fetched)");
        nothingWasSpent();
    }

    @Test
    void theFirstInTheRequestNamesTheReasonWhicheverIsKnownFirst() {
        Promise<Finding> slow = Promise.promise();
        media.at(PNG, slow.future());
        media.at("https://a.example.com/2.png", MediaFault.NOT_AN_IMAGE);
        Task task = queued(image(PNG, "https://a.example.com/2.png"));
        start();
        await().until(() -> media.asked().size() == 2);

        slow.complete(new Finding.Unusable(MediaFault.TOO_LARGE));

        assertThat(failure(task)).contains("10485760");
    }

    @Test
    void theSlotIsFreedAndTheCallerIsTold() {
        media.at(PNG, MediaFault.UNREACHABLE);
        Task task = queued(image(PNG));
        start();

        failure(task);
        assertThat(rig.store.transitions().getFirst().effects())
                .contains(new Effect.ReleaseSlot(), new Effect.CallBack(SampleTasks.CALLBACK_URL));
        assertThat(rig.store.index(task.id())).isEqualTo("Nowhere");
    }

    // what is no fault of the media

    @Test
    void nothingIsLookedAtForAnUpstreamThatCannotTakeIt() {
        rig.upstream.ready(Future.failedFuture("the upstream asked for a rest"));
        Task task = queued(image(PNG));
        start();

        await().until(() -> isPutOff(task));
        assertThat(media.asked()).isEmpty();

        rig.upstream.ready(Future.succeededFuture());
        comeBack(task);
        awaitState(task, TaskState.Running.class);
    }

    @Test
    void aLookThatGetsNoTurnPutsTheTaskOff() {
        media.at(PNG, Future.failedFuture(new CallerMedia.NotNow(CallerMedia.NotNow.Reason.NO_ROOM)));
        Task task = queued(image(PNG));
        start();

        await().until(() -> isPutOff(task));
        assertThat(metrics.count("reelgate_prefetches_total", "no_room")).isEqualTo(1);
        assertThat(metrics.count("reelgate_prefetches_total", "failed")).isZero();
    }

    @Test
    void aNodeThatReachesNobodyPutsTheTaskOff() {
        media.at(PNG, Future.failedFuture(new CallerMedia.NotNow(CallerMedia.NotNow.Reason.NO_NETWORK)));
        Task task = queued(image(PNG));
        start();

        await().until(() -> isPutOff(task));
        assertThat(metrics.count("reelgate_prefetches_total", "no_network")).isEqualTo(1);
    }

    /** The host of its image may take its time, and so may the turn there. */
    @Test
    void aLookThatLastsBeyondTheDeadlineIsNotWaitedFor() {
        Promise<CallerMedia.Finding> never = Promise.promise();
        media.at(PNG, never.future());
        rig.clock.moveTo(SampleTasks.DEADLINE.minusMillis(200));
        Task task = queued(image(PNG));
        start();

        await().until(() -> isPutOff(task));
        assertThat(metrics.count("reelgate_prefetches_total", "late")).isEqualTo(1);
        await().until(() -> metrics.gauge("reelgate_submits_in_flight") == 0);
    }

    @Test
    void aDefectOfOursPutsTheTaskOff() {
        media.whileLooking(() -> {
            throw new IllegalStateException("a defect");
        });
        Task task = queued(image(PNG));
        start();

        await().until(() -> isPutOff(task));
        assertThat(metrics.gauge("reelgate_prefetches_in_flight")).isZero();
        assertThat(metrics.gauge("reelgate_submits_in_flight")).isZero();
    }

    @Test
    void aDeadlineThatPassesMeanwhileIsStillTheDeadline() {
        media.whileLooking(() -> rig.clock.moveTo(SampleTasks.DEADLINE));
        Task task = queued(image(PNG));
        start();

        assertThat(failure(task)).startsWith("PROCESSING_TIMEOUT: ");
        nothingWasSpent();
    }

    @Test
    void aTaskThatComesBackIsLookedAtAgain() {
        rig.upstream.reachable(false);
        Task task = queued(image(PNG));
        start();
        await().until(() -> isPutOff(task));

        media.at(PNG, MediaFault.UNREACHABLE);
        comeBack(task);

        assertThat(failure(task)).startsWith("INVALID_IMAGE_URL: ");
        assertThat(media.asked()).hasSize(2);
    }

    @Test
    void anOutageOfTheStoreMeanwhileCostsOnlyTime() {
        Promise<Finding> slow = Promise.promise();
        media.at(PNG, slow.future());
        Task task = queued(image(PNG));
        start();
        await().until(() -> media.asked().size() == 1);

        rig.store.sleep();
        slow.complete(FakeMedia.image(Buffer.buffer("png")));
        await().until(() -> metrics.gauge("reelgate_prefetches_in_flight") == 0);
        rig.store.wake();
        rig.clock.advance(QUICK.lease().plusSeconds(1));

        await().until(() -> metrics.gauge("reelgate_submits_in_flight") == 0);
        assertThat(rig.upstream.submits()).isEmpty();
        comeBack(task);
        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    private boolean isPutOff(Task task) {
        return rig.store.index(task.id()).equals("Claimed")
                && rig.store.placedAt(task.id()).isBefore(rig.clock.instant().plusSeconds(14))
                && state(task) instanceof TaskState.Queued
                && rig.store.transitions().stream()
                        .noneMatch(each -> each.after().id().equals(task.id())
                                && each.after().state() instanceof TaskState.Submitting);
    }

    @Test
    void isCountedAsARefusal() {
        media.at(PNG, MediaFault.UNREACHABLE);
        queued(image(PNG));
        start();

        await().until(() -> metrics.count("reelgate_submits_total", "refused") == 1);
    }
}
