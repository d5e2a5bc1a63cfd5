package io.reelgate.simulator.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelgate.simulator.http.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The polls of one job since its count was last written; time 0 as the end means that none was told. */
record PollCount(
        String jobId, String model, long count, long firstTime, long lastTime, String lastAnswer, long endTime) {

    static PollCount of(Poll poll) {
        long end = poll.end() ? poll.time() : 0;
        return new PollCount(poll.jobId(), poll.model(), 1, poll.time(), poll.time(), poll.answer(), end);
    }

    static PollCount of(ObjectNode entry) {
        return new PollCount(
                entry.path("jobId").asText(),
                entry.path("model").asText(),
                entry.path("count").asLong(),
                entry.path("firstTime").asLong(),
                entry.path("time").asLong(),
                entry.path("lastAnswer").asText(),
                entry.path("endTime").asLong());
    }

    /** Both together; the other one is the later. */
    PollCount and(PollCount later) {
        long end = endTime == 0 ? later.endTime : endTime;
        return new PollCount(jobId, model, count + later.count, firstTime, later.lastTime, later.lastAnswer, end);
    }

    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", Poll.KIND);
        entry.put("time", lastTime);
        entry.put("jobId", jobId);
        entry.put("model", model);
        entry.put("count", count);
        entry.put("firstTime", firstTime);
        entry.put("lastAnswer", lastAnswer);
        if (endTime > 0) {
            entry.put("endTime", endTime);
        }
        return entry;
    }

    /** One entry per job of the entries of several files, which are in the order of time. */
    static List<ObjectNode> merged(List<ObjectNode> entries) {
        Map<String, PollCount> jobToCount = new LinkedHashMap<>();
        entries.stream().map(PollCount::of).forEach(count -> jobToCount.merge(count.jobId(), count, PollCount::and));
        return jobToCount.values().stream().map(PollCount::tree).toList();
    }

    private ObjectNode tree() {
        return StrictJson.tree(entry());
    }
}
