package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.vertx.ext.web.RoutingContext;

/** How a vendor is asked for a job. */
public interface SubmitFormat {

    /** What was sent; most send one JSON object. */
    default Asked read(RoutingContext ctx, long now) {
        return Asked.of(ctx, now);
    }

    Understanding understand(Asked asked);

    /** The answer to a submit whose job is made; the id may be empty, on demand. */
    Reply.Answer accepted(String id, Job job, Asked asked);
}
