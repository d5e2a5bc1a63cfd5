package io.reelgate.simulator.dashscope;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.CancelFormat;

/** Only what is still pending can be cancelled. */
final class TaskCancel implements CancelFormat {

    @Override
    public boolean stops(Job job, long now) {
        return job.stateAt(now) == JobState.PENDING;
    }

    @Override
    public Reply.Answer stopped(String id, Job job, Asked asked) {
        return new Members().with("request_id", "simulated").answer(200);
    }

    @Override
    public Reply.Answer kept(String id, Job job, Asked asked) {
        return DashscopeErrors.error(
                400,
                "UnsupportedOperation",
                "Failed to cancel the task, please confirm if the task is in PENDING status.");
    }

    @Override
    public Reply.Answer unknown(String id) {
        return DashscopeErrors.error(404, "UnsupportedOperation", "The task does not exist.");
    }
}
