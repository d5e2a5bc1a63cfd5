package io.reelgate.upstream.apixo;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.Reply;
import java.time.Instant;
import java.util.Optional;

/**
 * What an answer to a paid submit means. The one rule: only an answer that proves that no job came of it lets the
 * task be submitted again; whatever may have been paid for is unclear.
 */
final class SubmitReply {
    private static final int LONGEST_JOB_ID = 256;

    private SubmitReply() {}

    static Reading read(Reply reply, String token, Instant now) {
        Optional<ApixoEnvelope> envelope = ApixoEnvelope.of(reply);
        int status = ApixoEnvelope.status(reply, envelope).orElse(0);
        return switch (status) {
            case 200 -> envelope.map(each -> accepted(each, token)).orElse(unclear());
            case 429 -> Readings.putOff(reply, token, now);
            case 503 -> isDefinite(reply, envelope) ? Readings.overloaded(reply, token, now) : unclear();
            case 408, 499 -> unclear();
            default -> status >= 400 && status < 500 ? refused(status, envelope) : unclear();
        };
    }

    private static Reading accepted(ApixoEnvelope envelope, String token) {
        String jobId = envelope.text("taskId");
        return jobId.isBlank() || jobId.length() > LONGEST_JOB_ID
                ? unclear()
                : new Reading(new Observation.Accepted(token, jobId), Outcome.ACCEPTED);
    }

    /** A proxy's own 503 may come after it had passed the request on; the vendor's says so, or says when to return. */
    private static boolean isDefinite(Reply reply, Optional<ApixoEnvelope> envelope) {
        return envelope.isPresent() || reply.retryAfter().isPresent();
    }

    private static Reading refused(int status, Optional<ApixoEnvelope> envelope) {
        String words = envelope.map(ApixoEnvelope::complaint).orElse("");
        Failure failure = failure(status, words);
        boolean account = failure.code() == FailCode.MODEL_UNAVAILABLE
                && (status == 401 || status == 402 || status == 403 || Complaint.isAboutOurAccount(words));
        return new Reading(new Observation.Refused(failure), account ? Outcome.ACCOUNT : Outcome.REFUSED);
    }

    private static Failure failure(int status, String words) {
        Optional<Failure> meaning = Complaint.meaning(words);
        return switch (status) {
            case 401, 402, 404, 405 -> Failure.of(FailCode.MODEL_UNAVAILABLE);
            case 403 ->
                meaning.filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION)
                        .orElse(Failure.of(FailCode.MODEL_UNAVAILABLE));
            default -> meaning.orElse(Failure.of(FailCode.GENERATION_FAILED, "the request was not accepted"));
        };
    }

    private static Reading unclear() {
        return new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR);
    }
}
