package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.StrictJson;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.Outcome;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The {@code data} of a status answer; times in Unix milliseconds. */
final class StatusData {

    private StatusData() {}

    static Map<String, Object> of(String id, Job job, long now, HttpServerRequest request) {
        JobState state = job.stateAt(now);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("taskId", id);
        data.put("state", state.name().toLowerCase(Locale.ROOT));
        data.put("createTime", job.createTime());
        switch (state) {
            case PENDING -> {}
            case PROCESSING -> data.put("progress", job.progressAt(now));
            case SUCCESS -> data.put("resultJson", resultJson(id, job, request));
            case FAILED -> putFailure(data, job.outcome());
        }
        if (state.isFinal()) {
            putEnd(data, job);
        }
        return data;
    }

    private static void putEnd(Map<String, Object> data, Job job) {
        long finish = job.finishTime().orElseThrow();
        data.put("costTime", finish - job.createTime());
        data.put("completeTime", finish);
    }

    private static String resultJson(String id, Job job, HttpServerRequest request) {
        List<String> urls = IntStream.range(0, job.results())
                .mapToObj(n -> origin(request) + "/media/" + id + (n == 0 ? "" : "." + n) + ".mp4")
                .toList();
        return new String(StrictJson.bytes(Map.of("resultUrls", urls)), StandardCharsets.UTF_8);
    }

    /** As the caller knows this server; behind a proxy or a port mapping the settings would not know it. */
    private static String origin(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return "http://" + (authority == null ? request.localAddress() : authority);
    }

    private static void putFailure(Map<String, Object> data, Outcome outcome) {
        Failure failure = Failure.of(outcome);
        data.put("failCode", failure.code());
        data.put("failMsg", failure.message());
    }
}
