package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.StrictJson;
import io.reelgate.simulator.job.Job;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where the results of a job that succeeded lie. */
public final class Results {

    private Results() {}

    public static List<String> urls(String id, Job job, Asked asked) {
        return urls(id, job, asked.view());
    }

    public static List<String> urls(String id, Job job, View view) {
        return IntStream.range(0, job.results())
                .mapToObj(n -> view.origin() + "/media/" + id + (n == 0 ? "" : "." + n) + ".mp4")
                .toList();
    }

    /** As the vendors that have JSON within a JSON string write them. */
    public static String json(List<String> urls) {
        return new String(StrictJson.bytes(Map.of("resultUrls", urls)), StandardCharsets.UTF_8);
    }
}
