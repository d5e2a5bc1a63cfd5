package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.http.StrictJson;
import io.reelgate.simulator.job.ContentHash;
import io.reelgate.simulator.job.DurationRange;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobMaker;
import io.reelgate.simulator.job.JobOrder;
import io.reelgate.simulator.job.SpokenWord;
import io.reelgate.simulator.job.Words;
import java.util.Map;
import java.util.Optional;

/** Decides a submit and makes its job; sends and writes nothing. */
final class SubmitDesk {

    private final JobMaker maker;
    private final JobIds ids;

    SubmitDesk(JobMaker maker, JobIds ids) {
        this.maker = maker;
        this.ids = ids;
    }

    Decision decide(Submit submit, RefusalCounts refusals) {
        Optional<DurationRange> usual = maker.usual(submit.model(), submit.input());
        if (usual.isEmpty()) {
            return Decision.refused(Errors.of(404, "Model not found"));
        }
        return SubmitCheck.refusal(submit)
                .map(Decision::refused)
                .orElseGet(() -> decide(submit, usual.get(), refusals));
    }

    private Decision decide(Submit submit, DurationRange usual, RefusalCounts refusals) {
        Words words = Words.in(submit.prompt());
        Optional<SpokenWord> fault = words.first(FailureWord.Phase.SUBMIT);
        Optional<Reply> refusal = fault.flatMap(said -> SubmitFaults.refusal(said, submit, refusals));
        Optional<String> id = refusal.isPresent() ? Optional.empty() : Optional.of(made(submit, words, usual));
        Reply reply = refusal.orElseGet(() -> SubmitFaults.accepted(fault, id.orElseThrow()));
        return new Decision(Replies.late(reply, words.answerDelay()), id, fault);
    }

    private String made(Submit submit, Words words, DurationRange usual) {
        long nonce = maker.nonce();
        JobOrder order = new JobOrder(submit.model(), submit.input(), content(submit, nonce), words);
        return ids.write(maker.make(order, usual, nonce, submit.time()), nonce);
    }

    /** A seed of 0 or more makes the result repeatable; with none, or -1, every job has a result of its own. */
    private static ContentHash content(Submit submit, long nonce) {
        boolean seeded = submit.input().get("seed") instanceof Number seed && seed.longValue() >= 0;
        Object chance = seeded ? "none" : nonce;
        return ContentHash.of(
                StrictJson.canonical(Map.of("model", submit.model(), "input", submit.input(), "chance", chance)));
    }
}
