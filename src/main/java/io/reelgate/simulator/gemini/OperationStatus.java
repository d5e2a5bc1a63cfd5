package io.reelgate.simulator.gemini;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import io.reelgate.simulator.veo.GoogleErrors;
import io.reelgate.simulator.veo.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An operation; a filtered one is done and has a count and reasons instead of samples. Kept for two days. */
record OperationStatus(VendorErrors errors) implements StatusFormat {
    private static final Duration KEPT = Duration.ofDays(2);

    @Override
    public boolean knows(Job job, Asked asked) {
        return job.product().model().equals(asked.path("model")) && asked.time() <= job.createTime() + KEPT.toMillis();
    }

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        String name = "models/" + asked.path("model") + "/operations/" + id;
        return Operation.answer(name, job, asked.time(), () -> samples(id, job, asked), OperationStatus::filtered);
    }

    private static Map<String, @Nullable Object> samples(String id, Job job, Asked asked) {
        List<Map<String, @Nullable Object>> samples = IntStream.range(0, job.results())
                .mapToObj(number -> id + (number == 0 ? "" : "." + number))
                .map(file -> asked.origin() + GeminiFormat.BASE + "/files/" + file + ":download?alt=media")
                .map(uri -> new Members()
                        .with("video", new Members().with("uri", uri).map())
                        .map())
                .toList();
        return response(job.results() == 0 ? new Members() : new Members().with("generatedSamples", samples));
    }

    private static Map<String, @Nullable Object> filtered() {
        return response(new Members()
                .with("raiMediaFilteredCount", 1)
                .with("raiMediaFilteredReasons", List.of(GoogleErrors.VIOLATION)));
    }

    private static Map<String, @Nullable Object> response(Members videos) {
        return new Members().with("generateVideoResponse", videos.map()).map();
    }
}
