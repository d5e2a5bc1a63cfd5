package io.reelgate.upstream.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Reading.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an answer to a paid submit means (reference: upstreams, section 11.2). The one rule: only an answer that proves
 * that no job came of it lets the task be submitted again; whatever may have been paid for is unclear.
 *
 * @param jobId what names the job in a success; empty when nothing does
 */
public record SubmitRules(Function<JsonNode, Optional<String>> jobId, Errors errors) {
    /** A reply that names a job is an acceptance whatever code stands beside it: how the job does its looks tell. */
    public Reading read(Answer answer, String token, Instant now) {
        return named(answer)
                .map(name -> Readings.accepted(token, name))
                .orElseGet(() -> answer.succeeded() ? Readings.unclear() : failed(answer, token, now));
    }

    private Optional<String> named(Answer answer) {
        int status = answer.reply().status();
        return status >= 200 && status <= 299
                ? answer.body().flatMap(jobId).filter(name -> !name.isBlank())
                : Optional.empty();
    }

    private Reading failed(Answer answer, String token, Instant now) {
        return switch (answer.status()) {
            case 429 ->
                errors.isAboutOurAccount(answer) ? refused(answer) : Readings.putOff(answer.reply(), token, now);
            case 503 -> isDefinite(answer) ? Readings.overloaded(answer.reply(), token, now) : Readings.unclear();
            case 408, 409, 499 -> Readings.unclear();
            default -> answer.status() >= 400 && answer.status() < 500 ? refused(answer) : Readings.unclear();
        };
    }

    /** A proxy's own 503 may come after it had passed the request on; the vendor's says so, or says when to return. */
    private boolean isDefinite(Answer answer) {
        return !errors.leavesOpen(answer)
                && (errors.wrote(answer) || answer.reply().retryAfter().isPresent());
    }

    private Reading refused(Answer answer) {
        Failure failure = failure(answer);
        boolean account = failure.code() == FailCode.MODEL_UNAVAILABLE
                && (isAccountStatus(answer.status()) || errors.isAboutOurAccount(answer));
        return Readings.refused(failure, account ? Outcome.ACCOUNT : Outcome.REFUSED);
    }

    private static boolean isAccountStatus(int status) {
        return status == 401 || status == 402 || status == 403;
    }

    private Failure failure(Answer answer) {
        if (errors.isAboutOurAccount(answer)) {
            return Failure.of(FailCode.MODEL_UNAVAILABLE);
        }
        Optional<Failure> meaning = errors.meaning(answer);
        return switch (answer.status()) {
            case 401, 402, 404, 405 -> Failure.of(FailCode.MODEL_UNAVAILABLE);
            case 403 ->
                meaning.filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION)
                        .orElse(Failure.of(FailCode.MODEL_UNAVAILABLE));
            default -> meaning.orElse(Failure.of(FailCode.GENERATION_FAILED, "the request was not accepted"));
        };
    }
}
