package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.SpokenWord;
import java.util.Optional;

/** What the failure words about the submit do to its reply, in the vendor's words. */
record SubmitFaults(VendorErrors errors) {

    static final String PROXY_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    /** The reply of a word because of which no job is made; nothing when the job is made all the same. */
    Optional<Reply> refusal(SpokenWord said, Understanding.Wanted wanted, RefusalCounts refusals) {
        return switch (said.word()) {
            case ERROR_500 -> Optional.of(errors.of(Trouble.BROKEN));
            case HTML_502 -> Optional.of(Replies.html(502, PROXY_PAGE));
            case BODY_ERROR -> Optional.of(errors.inBody(said.number()));
            case REFUSED -> Optional.of(errors.of(Trouble.REFUSED));
            case NO_CREDITS -> Optional.of(errors.of(Trouble.NO_CREDITS));
            case HANG_SUBMIT -> Optional.of(new Reply.Silence());
            case UNAVAILABLE_503, TOO_MANY_429, TOO_MANY_BARE ->
                refusals.refuses(wanted, said.number()) ? Optional.of(notNow(said.word())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Reply notNow(FailureWord word) {
        return switch (word) {
            case TOO_MANY_BARE -> errors.of(Trouble.TOO_MANY);
            case TOO_MANY_429 -> later(errors.of(Trouble.TOO_MANY));
            default -> later(errors.of(Trouble.UNAVAILABLE));
        };
    }

    static Reply.Answer later(Reply.Answer answer) {
        return Replies.with(answer, "Retry-After", "1");
    }

    /** The reply to a submit whose job is made, disturbed if a word says so. */
    static Reply accepted(Optional<SpokenWord> said, Reply.Answer answer) {
        return switch (said.map(SpokenWord::word).orElse(FailureWord.SLOW)) {
            case REPLY_LOST -> new Reply.Closed();
            case HANG_ACCEPTED -> new Reply.Silence();
            case TRUNCATED -> Replies.truncated(answer);
            default -> answer;
        };
    }
}
