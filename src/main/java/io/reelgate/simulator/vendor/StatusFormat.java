package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;

/** How a vendor is asked where a job stands. */
public interface StatusFormat {

    /** The id that was asked for, or the empty text. */
    default String id(Asked asked) {
        return asked.path("id");
    }

    /** Whether this call knows a job of this vendor. */
    default boolean knows(Job job, Asked asked) {
        return true;
    }

    /** What is said of a job that nobody knows, or not any more. */
    Reply.Answer unknown(String id);

    Reply.Answer status(String id, Job job, Asked asked);
}
