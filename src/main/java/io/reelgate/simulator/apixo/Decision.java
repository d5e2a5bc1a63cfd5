package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.SpokenWord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What happens to a submit: the reply, and the job if one is made. */
record Decision(Reply reply, Optional<String> jobId, Optional<SpokenWord> word) {

    static Decision refused(Reply reply) {
        return new Decision(reply, Optional.empty(), Optional.empty());
    }

    /** What the ledger keeps of it; status 0 means that nothing was answered. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("outcome", jobId.isPresent() ? "accepted" : "refused");
        entry.put("status", reply.status());
        jobId.ifPresent(id -> entry.put("jobId", id));
        word.map(SpokenWord::word).map(FailureWord::text).ifPresent(text -> entry.put("word", text));
        return entry;
    }
}
