package io.reelgate.simulator.vendor;

import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobIds;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The jobs of one vendor, found by their ids; one that was stopped is so. */
public final class Jobs {

    private final String vendor;
    private final JobIds ids;

    public Jobs(Vendor vendor, VendorServices services) {
        this.vendor = vendor.name();
        this.ids = services.ids();
    }

    public Optional<Job> find(String id, Vertx vertx) {
        return ids.read(id)
                .filter(job -> job.product().vendor().equals(vendor))
                .map(job -> StoppedJobs.of(vertx).time(id).map(job::stoppedAt).orElse(job));
    }

    /** Stops it, if it has not ended, and says what it is now. */
    public Job stop(String id, Job job, long now, Vertx vertx) {
        if (!job.stateAt(now).isFinal()) {
            StoppedJobs.of(vertx).stop(id, now);
        }
        return job.stoppedAt(now);
    }
}
