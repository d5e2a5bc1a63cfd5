package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;

/** How a vendor is asked to stop a job. */
public interface CancelFormat {

    /** The id that was asked for, or the empty text. */
    default String id(Asked asked) {
        return asked.path("id");
    }

    /** Whether a job as it stands can be stopped. */
    default boolean stops(Job job, long now) {
        return !job.stateAt(now).isFinal();
    }

    /** The answer when it was. */
    Reply.Answer stopped(String id, Job job, Asked asked);

    /** The answer when it was not. */
    Reply.Answer kept(String id, Job job, Asked asked);

    Reply.Answer unknown(String id);
}
