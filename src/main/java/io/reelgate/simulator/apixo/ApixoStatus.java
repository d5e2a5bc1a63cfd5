package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** {@code statusTask}. */
record ApixoStatus(VendorErrors errors) implements StatusFormat {

    @Override
    public String id(Asked asked) {
        return asked.query("taskId").orElse("");
    }

    @Override
    public boolean knows(Job job, Asked asked) {
        return job.model().equals(asked.path("model"));
    }

    @Override
    public Reply.Answer unknown(String id) {
        return id.isEmpty()
                ? errors.of(Trouble.INVALID, "Missing required parameter: taskId")
                : errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return Replies.json(200, Envelope.success(StatusData.of(id, job, asked.view())));
    }
}
