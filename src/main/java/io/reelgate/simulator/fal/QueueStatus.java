package io.reelgate.simulator.fal;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Outcome;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A job's status: 202 until it has ended, and then COMPLETED however it did; its result tells the rest. */
final class QueueStatus implements StatusFormat {

    @Override
    public boolean knows(Job job, Asked asked) {
        return isOfApplication(job, asked);
    }

    static boolean isOfApplication(Job job, Asked asked) {
        return job.product().model().split("/", -1)[1].equals(asked.path("app"));
    }

    @Override
    public Reply.Answer unknown(String id) {
        return new FalErrors().of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        Members queued = QueueSubmit.queued(id, job, asked);
        return switch (job.stateAt(asked.time())) {
            case PENDING -> queued.with("queue_position", 0).answer(202);
            case PROCESSING ->
                queued.with("status", "IN_PROGRESS").with("logs", logs(job)).answer(202);
            case SUCCESS, FAILED -> completed(queued, job).answer(200);
        };
    }

    private static List<Map<String, Object>> logs(Job job) {
        String time = Instant.ofEpochMilli(job.startTime()).toString();
        return List.of(Map.of("message", "Generating", "level", "INFO", "source", "USER", "timestamp", time));
    }

    /** Of what failed on the platform's side the status knows already; of an input's fault only the result does. */
    private static Members completed(Members queued, Job job) {
        queued.with("status", "COMPLETED")
                .with("logs", logs(job))
                .with("metrics", Map.of("inference_time", job.runMillis() / 1_000.0));
        return job.outcome() == Outcome.TIMEOUT
                ? queued.with("error", "Request timed out").with("error_type", "request_timeout")
                : queued;
    }
}
