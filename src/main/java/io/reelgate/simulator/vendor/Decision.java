package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.SpokenWord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a submit.
 *
 * @param reply what is answered
 * @param made the job that was made, if any
 * @param word the failure word that disturbed it, if any
 */
record Decision(Reply reply, Optional<Made> made, Optional<SpokenWord> word) {

    record Made(String id, Job job) {}

    static Decision refused(Reply reply) {
        return new Decision(reply, Optional.empty(), Optional.empty());
    }

    /** What the ledger keeps of it; status 0 means that nothing was answered. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("outcome", made.isPresent() ? "accepted" : "refused");
        entry.put("status", reply.status());
        made.map(Made::id).ifPresent(id -> entry.put("jobId", id));
        word.map(SpokenWord::word).map(FailureWord::text).ifPresent(text -> entry.put("word", text));
        return entry;
    }
}
