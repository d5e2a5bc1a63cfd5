package io.reelgate.simulator.wavespeed;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** The calls that tell of a prediction. */
record WaveSpeedStatus(VendorErrors errors) implements StatusFormat {

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return WaveSpeedPrediction.answer(id, job, asked.view());
    }
}
