package io.reelgate.archive;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.BusMessage.TaskEnded;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchiveTroubleTest extends AtTheArchive {
    @Test
    void triesAgainAfterAFailedCopy() {
        broken = true;
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));
        await().untilAsserted(() -> assertThat(tasks.claims()).isGreaterThan(10));
        assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Collecting.class);

        broken = false;

        succeeded(task.id());
    }

    /** Links end; and those of a simulator that died name a port where nobody listens any more. */
    @Test
    void fetchesFromWhereTheUpstreamSaysTheResultIsNow() {
        String fresh = "http://127.0.0.1:" + upstream.actualPort() + "/fresh.mp4";
        vendor.showing(job -> Future.succeededFuture(new Observation.Finished(List.of(fresh))));
        Task task = add(MINE, List.of("http://127.0.0.1:1/a.mp4"));
        deploy(quick(32));

        succeeded(task.id());

        assertThat(done(store.locate(task.id(), 0)).orElseThrow()).hasContent("video of /fresh.mp4");
        assertThat(vendor.looks()).containsExactly(((TaskState.Collecting) task.state()).job());
        await().untilAsserted(() -> assertThat(ended).containsExactly(new TaskEnded(MINE)));
    }

    @Test
    void endsATaskWhoseUpstreamTakesItsResultBack() {
        broken = true;
        Failure failure = Failure.of(FailCode.CONTENT_VIOLATION);
        vendor.showing(job -> Future.succeededFuture(new Observation.JobFailed(failure)));
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));

        await().until(() -> tasks.task(task.id()).state() instanceof TaskState.Failed failed
                && failed.failure().equals(failure));
        await().untilAsserted(() -> assertThat(ended).containsExactly(new TaskEnded(MINE)));
    }

    @Test
    void keepsItsClaimWhileACopyIsSlow() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().untilAsserted(() -> assertThat(tasks.renewals()).isGreaterThan(3));

        held.remove().response().end("late");

        assertThat(succeeded(task.id()).results().getFirst().bytes()).isEqualTo(4);
        assertThat(held).isEmpty();
    }

    @Test
    void changesNothingOnceItsClaimIsVoid() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().until(() -> !held.isEmpty());

        tasks.steal(task.id());
        held.remove().response().end("stale");

        await().until(() -> done(store.locate(task.id(), 0)).isPresent());
        done(vertx.undeploy(deployment));
        assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Collecting.class);
    }

    @Test
    void worksOnNoMoreThanItsPermits() {
        List<Task> all =
                Stream.generate(() -> collecting(MINE, "/held/x.mp4")).limit(5).toList();
        deploy(quick(2));

        for (int left = all.size(); left > 0; left--) {
            int expected = Math.min(2, left);
            await().until(() -> held.size() == expected);
            held.remove().response().end("done");
        }

        all.forEach(task -> succeeded(task.id()));
    }

    @Test
    void goesOnAfterTheStoreWasUnreachable() {
        tasks.unreachable(true);
        deploy(quick(32));
        Task task = collecting(MINE, "/a.mp4");

        tasks.unreachable(false);

        succeeded(task.id());
    }

    @Test
    void recordsACopyThatEndedWhileTheStoreWasUnreachable() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().until(() -> !held.isEmpty());
        tasks.unreachable(true);
        held.remove().response().end("one");
        await().until(() -> done(store.locate(task.id(), 0)).isPresent());

        tasks.unreachable(false);
        await().until(() -> answerHeld("two") || tasks.task(task.id()).state().terminal());

        succeeded(task.id());
    }

    @Test
    void waitsForCopiesUnderWayWhenStopped() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().until(() -> !held.isEmpty());

        var stopped = vertx.undeploy(deployment);
        held.remove().response().end("last");
        done(stopped);

        assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Succeeded.class);
    }

    @Test
    void handsBackACopyThatDoesNotEndInTimeWhenStopped() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(settings(32, Duration.ofMillis(20), Duration.ofMillis(100)));
        await().until(() -> !held.isEmpty() && tasks.renewals() > 0);
        assertThat(tasks.isDue(task.id())).isFalse();

        done(vertx.undeploy(deployment));

        assertThat(tasks.isDue(task.id())).isTrue();
        assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Collecting.class);
    }
}
