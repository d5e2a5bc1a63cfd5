package io.reelgate.simulator.replicate;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.CancelFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** {@code cancel}, which answers with the prediction, stopped or as it had ended. */
record PredictionCancel(VendorErrors errors) implements CancelFormat {

    @Override
    public Reply.Answer stopped(String id, Job job, Asked asked) {
        return Prediction.of(id, job, asked.view()).answer(200);
    }

    @Override
    public Reply.Answer kept(String id, Job job, Asked asked) {
        return Prediction.of(id, job, asked.view()).answer(200);
    }

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }
}
