package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

/** What is told of submits whose outcome is unknown, and of news that comes late. */
class SubmitUnclearTest extends AtTheSubmitters {
    @Test
    void anUnclearSubmitIsCountedWithItsUpstreamAndCause() {
        rig.upstream.answering(token -> Future.succeededFuture(new Observation.OutcomeUnknown()));
        Task task = queued();
        start();

        awaitState(task, TaskState.Unclear.class);
        await().until(() -> metrics.count("reelgate_unclear_total upstream apixo cause reply") == 1);
    }

    /** A job that is paid for and that nobody will fetch is not to be passed over in silence. */
    @Test
    void aJobAcceptedForATaskThatHasEndedIsCounted() {
        Task task = queued();
        rig.upstream.answering(token -> {
            return rig.journal
                    .record(task.id(), new Observation.Refused(Failure.of(FailCode.CONTENT_VIOLATION)))
                    .map(ended -> new Observation.Accepted(token, "job-1"));
        });
        start();

        await().until(() -> metrics.count("reelgate_jobs_unused_total state failed") == 1);
        assertThat(state(task)).isInstanceOf(TaskState.Failed.class);
    }

    @Test
    void aLateJobOfAnUnclearSubmitIsKept() {
        Task task = queued();
        rig.upstream.answering(token -> {
            return rig.journal
                    .record(task.id(), new Observation.LeaseExpired())
                    .map(swept -> new Observation.Accepted(token, "job-1"));
        });
        start();

        awaitState(task, TaskState.Running.class);
        await().until(() -> metrics.count("reelgate_unclear_ended_total upstream apixo outcome accepted") == 1);
    }
}
