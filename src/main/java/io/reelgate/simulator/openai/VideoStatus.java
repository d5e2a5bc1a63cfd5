package io.reelgate.simulator.openai;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** {@code GET /v1/videos/<id>}. */
record VideoStatus(VendorErrors errors) implements StatusFormat {

    @Override
    public String id(Asked asked) {
        return OpenAiFormat.ours(asked.path("id"));
    }

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return VideoObject.of(id, job, asked.time()).answer(200);
    }
}
