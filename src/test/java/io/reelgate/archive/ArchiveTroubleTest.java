package io.reelgate.archive;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.reelgate.bus.BusMessage.TaskEnded;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.StoreTrouble;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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

        assertThat(file(task.id(), 0)).hasContent("video of /fresh.mp4");
        assertThat(vendor.looks()).containsExactly(((TaskState.Collecting) task.state()).job());
        await().untilAsserted(() -> assertThat(ended).containsExactly(new TaskEnded(MINE)));
    }

    /** Also beyond its deadline: the result is paid for, and it is not the upstream that is late. */
    @Test
    void aTaskOutlastsAFullStore() {
        full.set(true);
        List<Task> all = Stream.generate(
                        () -> add(MINE, source("/a.mp4"), CLOCK.instant().minusSeconds(60)))
                .limit(5)
                .toList();
        deploy(quick(32));
        await().until(() -> metrics.count("reelgate_archives_total", "store") > 20);
        all.forEach(task -> assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Collecting.class));
        assertThat(condition.available()).isFalse();
        assertThat(metrics.gauge("reelgate_result_store_available")).isEqualTo(0);

        full.set(false);

        all.forEach(task -> succeeded(task.id()));
        assertThat(condition.available()).isTrue();
        assertThat(metrics.gauge("reelgate_result_store_available")).isEqualTo(1);
    }

    @Test
    void aBusyStoreDelaysATaskAndIsNotInTrouble() {
        busy.set(true);
        Task task = add(MINE, source("/a.mp4"), CLOCK.instant().minusSeconds(60));
        deploy(quick(32));
        await().until(() -> metrics.count("reelgate_archives_total", "store") > 5);
        assertThat(condition.available()).isTrue();

        busy.set(false);

        succeeded(task.id());
    }

    /** Its tasks have ended otherwise: nobody would find out. */
    @Test
    void aStoreThatIsTriedByNoCopyIsFoundWellAllTheSame() {
        TaskId none = IDS.next(MINE, CLOCK.millis());
        full.set(true);
        for (int failure = 0; failure < 3; failure++) {
            condition.failed(none, new StoreTrouble("full"));
        }
        deploy(asleep());
        assertThat(condition.available()).isFalse();

        full.set(false);

        await().until(condition::available);
    }

    @Test
    void tellsOfAFullStoreOnce() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger role = (Logger) LoggerFactory.getLogger("io.reelgate.archive");
        log.start();
        role.addAppender(log);
        full.set(true);
        collecting(MINE, "/a.mp4");
        collecting(MINE, "/b.mp4");
        deploy(quick(32));

        await().until(() -> metrics.count("reelgate_archives_total", "store") > 20);

        role.detachAppender(log);
        assertThat(List.copyOf(log.list))
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("No space left on device");
    }

    /** Each try fetches the result: as long as the store takes nothing, one at a time is enough. */
    @Test
    void fetchesOneResultAtATimeForAFullStore() {
        full.set(true);
        Stream.generate(() -> collecting(MINE, "/a.mp4")).limit(20).forEach(task -> {});
        deploy(quick(32));

        await().until(() -> metrics.count("reelgate_archives_total", "store") > 100);

        assertThat(asked.get()).isLessThan(60);
    }

    @Test
    void aSourceThatGivesNothingEndsATaskAtItsDeadline() {
        broken = true;
        Task task = add(MINE, source("/a.mp4"), CLOCK.instant().plusMillis(300));
        deploy(quick(32));

        await().until(() -> tasks.task(task.id()).state() instanceof TaskState.Failed failed
                && failed.failure().code() == FailCode.PROCESSING_TIMEOUT);
        TaskState.Failed failed = (TaskState.Failed) tasks.task(task.id()).state();
        assertThat(failed.completeTime())
                .isBetween(task.deadline(), task.deadline().plusSeconds(5));
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

        await().until(() -> present(task.id(), 0));
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
        await().until(() -> present(task.id(), 0));

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
