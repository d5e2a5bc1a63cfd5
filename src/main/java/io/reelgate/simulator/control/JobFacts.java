package io.reelgate.simulator.control;

import io.reelgate.simulator.job.Job;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A job as the simulator itself knows it; {@code finishTime} is absent for one that never ends. */
final class JobFacts {

    private JobFacts() {}

    static Map<String, Object> now(String id, Job job, long now) {
        Map<String, Object> facts = always(id, job);
        facts.put("state", job.stateAt(now).name().toLowerCase(Locale.ROOT));
        return facts;
    }

    static Map<String, Object> always(String id, Job job) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("jobId", id);
        facts.put("vendor", job.product().vendor());
        facts.put("model", job.model());
        facts.put("createTime", job.createTime());
        facts.put("startTime", job.startTime());
        job.finishTime().ifPresent(time -> facts.put("finishTime", time));
        facts.put("outcome", job.outcome().name().toLowerCase(Locale.ROOT));
        facts.put("content", job.content().hex());
        return facts;
    }
}
