package io.reelgate.simulator.fal;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.CancelFormat;

/** {@code cancel}: the answers are single words. */
final class QueueCancel implements CancelFormat {

    @Override
    public Reply.Answer stopped(String id, Job job, Asked asked) {
        return word(202, "CANCELLATION_REQUESTED");
    }

    @Override
    public Reply.Answer kept(String id, Job job, Asked asked) {
        return word(400, "ALREADY_COMPLETED");
    }

    @Override
    public Reply.Answer unknown(String id) {
        return word(404, "NOT_FOUND");
    }

    private static Reply.Answer word(int status, String word) {
        return new Members().with("status", word).answer(status);
    }
}
