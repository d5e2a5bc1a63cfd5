package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SubmitOutageTest extends AtTheSubmitters {
    // fences

    @Test
    void whoLostItsClaimWhileConnectingWritesNothing() {
        Task task = queued();
        AtomicInteger opened = new AtomicInteger();
        rig.upstream.whileOpening(() -> {
            if (opened.incrementAndGet() == 1) {
                rig.store.takeAway(task.id());
            }
        });
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(opened).hasValue(2);
        assertThat(rig.upstream.released()).isEqualTo(1);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void anIntentWhoseAnswerWasLostOnceIsStillOneSubmit() {
        Task task = queued();
        rig.store.loseAnswers(1);
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void anIntentThatIsNotKnownToBeCommittedIsTakenBack() {
        Task task = queued();
        rig.store.loseAnswers(5);
        start();

        await().until(() -> rig.store.transitions().size() == 2);
        assertThat(rig.upstream.submits()).isEmpty();
        assertThat(rig.upstream.released()).isEqualTo(1);
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);

        comeBack(task);
        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    /** The wait of {@link #anIntentThatReplicasDoNotConfirmIsTakenBackAndSubmittedOnceLater} is no outage. */
    @Test
    void waitingForAnIntentThatMayStillComeIsNoFailure() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("io.reelgate");
        log.start();
        root.addAppender(log);
        Task task = queued();
        Persistence persistence = new Persistence(rig.vertx, rig.journal, rig.clock, new Random(3));
        var nothingSent = new Observation.Postponed(Optional.of("never committed"), rig.clock.instant());

        Future<?> withdrawn =
                persistence.withdraw(task, nothingSent, rig.clock.instant().plusSeconds(1));
        assertThat(withdrawn.isComplete()).isFalse();
        rig.clock.advance(Duration.ofSeconds(2));
        withdrawn.await();

        root.detachAppender(log);
        assertThat(log.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .isEmpty();
    }

    // replicas

    @Test
    void anIntentThatReplicasDoNotConfirmIsTakenBackAndSubmittedOnceLater() {
        Task task = queued();
        rig.store.doubt(5);
        start();

        await().until(() -> rig.store.transitions().size() == 2);
        assertThat(rig.upstream.submits()).isEmpty();
        assertThat(rig.upstream.released()).isEqualTo(1);
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);

        comeBack(task);
        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void aPaidJobIsOfferedToTheStoreUntilReplicasHaveIt() {
        Task task = queued();
        AtomicInteger recorded = new AtomicInteger();
        rig.upstream.answering(token -> {
            rig.store.beforeCommit(recorded::incrementAndGet);
            rig.store.doubt(20);
            return Future.succeededFuture(new Observation.Accepted(token, "job-1"));
        });
        start();

        await().until(() -> recorded.get() == 21);
        assertThat(state(task)).isInstanceOf(TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
        assertThat(rig.store.transitions()).hasSize(2);
    }

    // outages

    @Test
    void goesOnAfterAnOutageOfTheStore() {
        rig.store.sleep();
        Task task = queued();
        start();
        Promise<Void> outage = Promise.promise();
        rig.vertx.setTimer(300, id -> outage.complete());
        outage.future().await();
        assertThat(rig.upstream.submits()).isEmpty();

        rig.store.wake();

        awaitState(task, TaskState.Running.class);
    }

    @Test
    void anAcceptedJobIsNotLostInAnOutage() {
        Task task = queued();
        Promise<Void> repair = Promise.promise();
        rig.upstream.answering(token -> {
            rig.store.sleep();
            rig.vertx.setTimer(300, id -> repair.complete());
            return Future.succeededFuture(new Observation.Accepted(token, "job-1"));
        });
        start();
        repair.future().await();

        rig.store.wake();

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void aPartitionThatDoesNotAnswerHoldsUpNoOther() {
        rig.store.silence(new Partition(0));
        start();
        List<Task> tasks = IntStream.range(1, 8)
                .mapToObj(partition -> rig.store.add(
                        SampleTasks.queued(partition, SampleTasks.CREATED, SampleTasks.DEADLINE),
                        new Placement.Ready()))
                .toList();

        awaitState(tasks, TaskState.Running.class);
    }
}
