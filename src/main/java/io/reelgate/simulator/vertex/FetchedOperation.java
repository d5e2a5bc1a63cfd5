package io.reelgate.simulator.vertex;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import io.reelgate.simulator.vendor.VendorServices;
import io.reelgate.simulator.veo.GoogleErrors;
import io.reelgate.simulator.veo.Operation;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code fetchPredictOperation}: with every byte of the video in it, unless a bucket was named. */
record FetchedOperation(VendorErrors errors, VendorServices services) implements StatusFormat {

    @Override
    public String id(Asked asked) {
        return BucketedId.read(name(asked)).id();
    }

    private static String name(Asked asked) {
        return asked.string("operationName").orElse("");
    }

    @Override
    public boolean knows(Job job, Asked asked) {
        return job.product().model().equals(asked.path("model"));
    }

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return Operation.answer(
                name(asked), job, asked.time(), () -> videos(id, job, asked), FetchedOperation::filtered);
    }

    private Map<String, @Nullable Object> videos(String id, Job job, Asked asked) {
        BucketedId bucketed = BucketedId.read(name(asked));
        List<Map<String, @Nullable Object>> videos = IntStream.range(0, job.results())
                .mapToObj(number -> bucketed.folder()
                        .map(folder -> object(folder, id, number))
                        .orElseGet(() -> inside(job, number))
                        .with("mimeType", "video/mp4")
                        .map())
                .toList();
        return new Members()
                .with("@type", "type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse")
                .with("raiMediaFilteredCount", 0)
                .with("videos", videos)
                .map();
    }

    private static Members object(String folder, String id, int number) {
        String below = folder.replaceFirst("/$", "");
        return new Members().with("gcsUri", below + "/" + id + "/sample_" + number + ".mp4");
    }

    private Members inside(Job job, int number) {
        byte[] video = services.videos().result(job, number).getBytes();
        return new Members().with("bytesBase64Encoded", Base64.getEncoder().encodeToString(video));
    }

    private static Map<String, @Nullable Object> filtered() {
        return new Members()
                .with("raiMediaFilteredCount", 1)
                .with("raiMediaFilteredReasons", List.of(GoogleErrors.VIOLATION))
                .map();
    }
}
