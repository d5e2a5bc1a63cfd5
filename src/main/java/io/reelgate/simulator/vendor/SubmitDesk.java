package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.http.StrictJson;
import io.reelgate.simulator.job.ContentHash;
import io.reelgate.simulator.job.DurationRange;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobMaker;
import io.reelgate.simulator.job.JobOrder;
import io.reelgate.simulator.job.SpokenWord;
import io.reelgate.simulator.job.Words;
import io.reelgate.simulator.vendor.Decision.Made;
import io.reelgate.simulator.vendor.Understanding.Faulty;
import io.reelgate.simulator.vendor.Understanding.Wanted;
import java.util.Map;
import java.util.Optional;

/** Decides a submit and makes its job; sends and writes nothing. */
final class SubmitDesk {

    private final SubmitFormat format;
    private final SubmitFaults faults;
    private final JobMaker maker;
    private final JobIds ids;
    private final VendorErrors errors;

    SubmitDesk(Vendor vendor, SubmitFormat format, VendorServices services) {
        this.format = format;
        this.errors = vendor.errors();
        this.faults = new SubmitFaults(errors);
        this.maker = services.maker();
        this.ids = services.ids();
    }

    Decision decide(Asked asked, Understanding understood, RefusalCounts refusals) {
        return switch (understood) {
            case Faulty faulty -> Decision.refused(errors.of(faulty.trouble(), faulty.message()));
            case Wanted wanted ->
                maker.usual(wanted.model(), wanted.input())
                        .map(usual -> decide(asked, wanted, usual, refusals))
                        .orElseGet(() -> Decision.refused(errors.of(Trouble.UNKNOWN_MODEL)));
        };
    }

    private Decision decide(Asked asked, Wanted wanted, DurationRange usual, RefusalCounts refusals) {
        Words words = Words.in(wanted.prompt());
        Optional<SpokenWord> fault = words.first(FailureWord.Phase.SUBMIT);
        Optional<Reply> refusal = fault.flatMap(said -> faults.refusal(said, wanted, refusals));
        Optional<Made> made = refusal.isPresent() ? Optional.empty() : Optional.of(made(asked, wanted, words, usual));
        Reply reply = refusal.orElseGet(() -> accepted(asked, made.orElseThrow(), fault));
        return new Decision(disturbed(reply, words), made, fault);
    }

    private Reply accepted(Asked asked, Made made, Optional<SpokenWord> fault) {
        boolean nameless =
                fault.map(SpokenWord::word).filter(FailureWord.EMPTY_ID::equals).isPresent();
        return SubmitFaults.accepted(fault, format.accepted(nameless ? "" : made.id(), made.job(), asked));
    }

    private static Reply disturbed(Reply reply, Words words) {
        return Replies.late(Replies.dripping(reply, words.answerDrip()), words.answerDelay());
    }

    private Made made(Asked asked, Wanted wanted, Words words, DurationRange usual) {
        long nonce = maker.nonce();
        JobOrder order = new JobOrder(wanted.product(), wanted.model(), wanted.input(), content(wanted, nonce), words);
        Job job = maker.make(order, usual, nonce, asked.time());
        return new Made(ids.write(job, nonce), job);
    }

    /** A seed of 0 or more makes the result repeatable; with none, or -1, every job has a result of its own. */
    private static ContentHash content(Wanted wanted, long nonce) {
        boolean seeded = wanted.input().get("seed") instanceof Number seed && seed.longValue() >= 0;
        Object chance = seeded ? "none" : nonce;
        return ContentHash.of(
                StrictJson.canonical(Map.of("model", wanted.model(), "input", wanted.sent(), "chance", chance)));
    }
}
