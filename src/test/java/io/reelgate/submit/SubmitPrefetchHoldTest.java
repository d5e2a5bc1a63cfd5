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
import io.reelgate.port.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose task it is while its media are looked at, however long that takes. */
class SubmitPrefetchHoldTest extends AtTheSubmitters {
    private static final String SLOW = "https://slow.example.com/1.png";

    /** A claim of 90 ms with a beat every 30; the clock of the store is the test's. */
    private static final SubmitSettings LIVELY = new SubmitSettings(
            8,
            PrefetchSettings.DEFAULT,
            Duration.ofMillis(60),
            Duration.ofMillis(30),
            Duration.ofMillis(20),
            Duration.ofMillis(40),
            Duration.ofSeconds(20));

    private final Promise<Finding> answer = Promise.promise();

    @BeforeEach
    void theHostIsSlow() {
        media.at(SLOW, answer.future());
    }

    private Task beingLookedAt(SubmitSettings settings) {
        Task task = queued(image(SLOW));
        start(settings, FixedPresence.ofAll());
        await().until(() -> media.asked().size() == 1);
        return task;
    }

    private void isFound() {
        answer.complete(FakeMedia.image(Buffer.buffer("png")));
    }

    @Test
    void aNodeThatDiesMeanwhileLosesTheTaskWithinFifteenSeconds() {
        Instant begun = rig.clock.instant();
        Task task = beingLookedAt(QUICK);

        assertThat(rig.store.index(task.id())).isEqualTo("Claimed");
        assertThat(rig.store.placedAt(task.id())).isEqualTo(begun.plusSeconds(15));
        assertThat(QUICK.heartbeat()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aNodeThatLivesKeepsItForAsLongAsItTakes() {
        Task task = beingLookedAt(LIVELY);
        for (int beat = 0; beat < 5; beat++) {
            rig.clock.advance(Duration.ofMillis(60));
            Instant due = rig.clock.instant().plus(LIVELY.claim());
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> !rig.store.placedAt(task.id()).isBefore(due));
        }

        isFound();

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void aClaimThatBecameVoidRecordsNothing() {
        Task task = beingLookedAt(LIVELY);
        somebodyElseTakes(task);
        await().until(() -> rig.store.refusedRenewals() > 0);

        answer.complete(new Finding.Unusable(MediaFault.UNREACHABLE));

        await().until(() -> metrics.count("reelgate_prefetches_total", "lost") == 1);
        isLeftAlone(task);
    }

    @Test
    void aClaimThatBecameVoidUnnoticedRecordsNothingEither() {
        Task task = beingLookedAt(QUICK);
        somebodyElseTakes(task);

        answer.complete(new Finding.Unusable(MediaFault.UNREACHABLE));

        await().until(() -> metrics.count("reelgate_submits_total", "refused") == 1);
        isLeftAlone(task);
    }

    @Test
    void aClaimThatBecameVoidUnnoticedSubmitsNothing() {
        Task task = beingLookedAt(QUICK);
        somebodyElseTakes(task);

        isFound();

        await().until(() -> rig.upstream.released() == 1);
        isLeftAlone(task);
    }

    private void somebodyElseTakes(Task task) {
        rig.store.takeAway(task.id());
        assertThat(rig.store
                        .claim(Work.SUBMIT, task.id().partition(), 1, Duration.ofHours(1))
                        .await())
                .hasSize(1);
    }

    private void isLeftAlone(Task task) {
        await().until(() -> metrics.gauge("reelgate_submits_in_flight") == 0);
        assertThat(rig.store.transitions()).isEmpty();
        assertThat(rig.upstream.submits()).isEmpty();
        assertThat(rig.store.placedAt(task.id())).isAfter(rig.clock.instant().plus(Duration.ofMinutes(50)));
    }

    // the end of the node

    @Test
    void stoppingHandsItBackAtOnceAlsoWhileOthersAreBeingSubmitted() {
        rig.upstream.answering(token -> Promise.<Observation>promise().future());
        queued();
        Task task = beingLookedAt(LIVELY);
        await().until(() -> rig.upstream.submits().size() == 1);

        Future<Void> stopped = rig.vertx.undeploy(target.deploymentID());

        await().atMost(Duration.ofSeconds(5))
                .until(() -> rig.store.index(task.id()).equals("Ready"));
        assertThat(stopped.isComplete()).as("waits for the submit under way").isFalse();
        isFound();
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);
    }

    @Test
    void whatIsFoundAfterTheStopIsDropped() {
        Task task = beingLookedAt(QUICK);
        rig.vertx.undeploy(target.deploymentID()).await();
        assertThat(rig.store.index(task.id())).isEqualTo("Ready");
        int recorded = rig.store.transitions().size();

        answer.complete(new Finding.Unusable(MediaFault.UNREACHABLE));

        await().until(() -> metrics.gauge("reelgate_prefetches_in_flight") == 0);
        assertThat(rig.store.transitions()).hasSize(recorded);
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);
    }

    @Test
    void stoppingHandsBackWhatWasLookedAtAndWaitsForAConnection() {
        rig.upstream.opening(Promise.<Void>promise().future());
        SubmitSettings impatient = new SubmitSettings(
                8,
                PrefetchSettings.DEFAULT,
                LIVELY.postTimeout(),
                LIVELY.margin(),
                LIVELY.scan(),
                LIVELY.seldom(),
                Duration.ofMillis(300));
        Task task = beingLookedAt(impatient);
        rig.clock.advance(Duration.ofMillis(60));
        await().until(
                        () -> rig.store.placedAt(task.id()),
                        at -> !at.isBefore(rig.clock.instant().plus(LIVELY.claim())));
        isFound();
        await().until(() -> rig.upstream.opened() == 1);

        rig.vertx.undeploy(target.deploymentID()).await();

        assertThat(rig.store.index(task.id())).isEqualTo("Ready");
    }
}
