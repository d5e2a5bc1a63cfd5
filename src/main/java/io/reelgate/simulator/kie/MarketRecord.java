package io.reelgate.simulator.kie;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import io.reelgate.simulator.vendor.View;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code recordInfo} of the market, which does not know Veo's jobs. */
record MarketRecord(VendorErrors errors) implements StatusFormat {

    @Override
    public String id(Asked asked) {
        return asked.query("taskId").orElse("");
    }

    @Override
    public boolean knows(Job job, Asked asked) {
        return !VeoSubmit.isVeo(job.product());
    }

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return KieErrors.success(data(id, job, asked.view()));
    }

    static Map<String, @Nullable Object> data(String id, Job job, View view) {
        JobState state = job.stateAt(view.time());
        boolean done = state == JobState.SUCCESS;
        Failure failure = Failure.of(job.outcome());
        boolean failed = state == JobState.FAILED;
        long finish = job.finishTime().orElse(0);
        return new Members()
                .with("taskId", id)
                .with("model", job.product().model())
                .with("state", word(state, job, view.time()))
                .with("resultJson", done ? Results.json(Results.urls(id, job, view)) : "")
                .with("failCode", failed ? failure.code() : null)
                .with("failMsg", failed ? failure.message() : null)
                .with("costTime", state.isFinal() ? finish - job.createTime() : null)
                .with("completeTime", state.isFinal() ? finish : null)
                .with("createTime", job.createTime())
                .map();
    }

    /** A pending job waits first and is then queued. */
    private static String word(JobState state, Job job, long now) {
        return switch (state) {
            case PENDING -> now - job.createTime() < job.queueMillis() / 2 ? "waiting" : "queuing";
            case PROCESSING -> "generating";
            case SUCCESS -> "success";
            case FAILED -> "fail";
        };
    }
}
