package io.reelgate.simulator.apixo;

import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.Outcome;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.View;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code data} of a status answer; times in Unix milliseconds. */
final class StatusData {

    private StatusData() {}

    static Map<String, Object> of(String id, Job job, View view) {
        long now = view.time();
        JobState state = job.stateAt(now);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("taskId", id);
        data.put("state", state.name().toLowerCase(Locale.ROOT));
        data.put("createTime", job.createTime());
        switch (state) {
            case PENDING -> {}
            case PROCESSING -> data.put("progress", job.progressAt(now));
            case SUCCESS -> data.put("resultJson", Results.json(Results.urls(id, job, view)));
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

    private static void putFailure(Map<String, Object> data, Outcome outcome) {
        Failure failure = Failure.of(outcome);
        data.put("failCode", failure.code());
        data.put("failMsg", failure.message());
    }
}
