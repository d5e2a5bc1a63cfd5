package io.reelgate.simulator.replicate;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** {@code GET /v1/predictions/<id>}. */
record PredictionStatus(VendorErrors errors) implements StatusFormat {

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return Prediction.of(id, job, asked.view()).answer(200);
    }
}
