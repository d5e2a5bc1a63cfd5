package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.SpokenWord;
import java.util.Map;
import java.util.Optional;

/** The failure words about the submit. */
final class SubmitFaults {

    private static final String PROXY_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    private SubmitFaults() {}

    /** The reply of a word because of which no job is made; nothing when the job is made all the same. */
    static Optional<Reply> refusal(SpokenWord said, Submit submit, RefusalCounts refusals) {
        return switch (said.word()) {
            case ERROR_500 -> Optional.of(Errors.of(500, "Internal server error"));
            case HTML_502 -> Optional.of(Replies.html(502, PROXY_PAGE));
            case BODY_ERROR -> Optional.of(Errors.inBody(said.number()));
            case REFUSED -> Optional.of(Errors.of(400, "Content violates provider policy, please adjust the prompt"));
            case NO_CREDITS -> Optional.of(Errors.of(400, "Insufficient credits"));
            case HANG_SUBMIT -> Optional.of(new Reply.Silence());
            case UNAVAILABLE_503, TOO_MANY_429 ->
                refusals.refuses(submit, said.number()) ? Optional.of(retryLater(said.word())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The reply to a submit whose job is made, disturbed if a word says so. */
    static Reply accepted(Optional<SpokenWord> said, String id) {
        Reply.Answer answer = accepted(id);
        return switch (said.map(SpokenWord::word).orElse(FailureWord.SLOW)) {
            case REPLY_LOST -> new Reply.Closed();
            case TRUNCATED -> Replies.truncated(answer);
            case EMPTY_ID -> accepted("");
            default -> answer;
        };
    }

    private static Reply.Answer accepted(String id) {
        return Replies.json(200, Envelope.success(Map.of("taskId", id)));
    }

    private static Reply retryLater(FailureWord word) {
        return word == FailureWord.TOO_MANY_429
                ? Errors.retryLater(429, "Rate limit exceeded")
                : Errors.retryLater(503, "Service unavailable");
    }
}
