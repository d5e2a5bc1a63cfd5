package io.reelgate.simulator.kie;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.Outcome;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code record-info} of Veo, which has a flag and not a state. */
record VeoRecord(VendorErrors errors) implements StatusFormat {

    @Override
    public String id(Asked asked) {
        return asked.query("taskId").orElse("");
    }

    @Override
    public boolean knows(Job job, Asked asked) {
        return VeoSubmit.isVeo(job.product());
    }

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return KieErrors.success(data(id, job, asked));
    }

    private static Map<String, @Nullable Object> data(String id, Job job, Asked asked) {
        JobState state = job.stateAt(asked.time());
        Members data = new Members()
                .with("taskId", id)
                .with("successFlag", flag(state, job.outcome()))
                .with("createTime", job.createTime())
                .with("fallbackFlag", false);
        if (state == JobState.SUCCESS) {
            data.with("response", Map.of("taskId", id, "resultUrls", Results.urls(id, job, asked)));
        }
        if (state == JobState.FAILED) {
            Failure failure = Failure.of(job.outcome());
            data.with("errorCode", Integer.valueOf(failure.code())).with("errorMessage", failure.message());
        }
        return data.map();
    }

    /** 2: the job could not be made, 3: the generation failed. */
    private static int flag(JobState state, Outcome outcome) {
        return switch (state) {
            case PENDING, PROCESSING -> 0;
            case SUCCESS -> 1;
            case FAILED -> outcome == Outcome.GENERATION_FAILED ? 3 : 2;
        };
    }
}
