package io.reelgate.upstream.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.LookRules;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Readings;
import java.util.List;

/**
 * What fal says of a job (reference: upstreams, section 4). There is no failed status: a job that failed is COMPLETED, and
 * its result is an error.
 */
final class FalReplies {
    private static final FalErrors ERRORS = new FalErrors();
    private static final LookRules STATUS = new LookRules(FalReplies::state, ERRORS);
    private static final LookRules RESULT = new LookRules(FalReplies::video, ERRORS);
    private static final String STILL_RUNNING = "Request is still in progress";

    private FalReplies() {}

    static Reading status(Answer answer) {
        return STATUS.read(answer);
    }

    private static Reading state(Answer answer) {
        return switch (answer.text("/status")) {
            case "IN_QUEUE", "IN_PROGRESS" -> Readings.running(answer.reply());
            case "COMPLETED" -> completed(answer);
            default -> Readings.unreadable(answer.reply());
        };
    }

    /** Why a job failed its result says better than its status, whose reason is a text; but that it did is settled. */
    private static Reading completed(Answer answer) {
        boolean failed =
                !answer.text("/error").isEmpty() || !answer.text("/error_type").isEmpty();
        Observation known = failed
                ? new Observation.JobFailed(STATUS.failure(answer))
                : new Observation.LookFailed(answer.reply().retryAfter());
        return new Reading(known, Outcome.FURTHER);
    }

    /** {@code status}: what the status said before. */
    static Reading result(Reading status, Answer answer) {
        Reading result = result(answer);
        boolean contradicts = status.observation() instanceof Observation.JobFailed
                && !(result.observation() instanceof Observation.JobFailed);
        return contradicts ? new Reading(status.observation(), Outcome.FAILED) : result;
    }

    private static Reading result(Answer answer) {
        if (answer.text("/detail").equals(STILL_RUNNING)) {
            return Readings.running(answer.reply());
        }
        return isOfTheJob(answer) ? failed(answer) : RESULT.read(answer);
    }

    private static Reading failed(Answer answer) {
        return FalErrors.isItsOwn(answer)
                ? Readings.brokeDown(RESULT.failure(answer))
                : Readings.failed(RESULT.failure(answer));
    }

    /**
     * A typed error is how the job ended, whatever its status; so is a fault of the vendor's own (500, 502), because the
     * status said that the job has ended. Another one without a type may be a moment's trouble.
     */
    private static boolean isOfTheJob(Answer answer) {
        boolean fault = (answer.status() == 500 || answer.status() == 502) && ERRORS.wrote(answer);
        return !answer.succeeded() && answer.status() != 429 && (fault || FalErrors.isTyped(answer));
    }

    private static Reading video(Answer answer) {
        JsonNode url = answer.body().orElseThrow().at("/video/url");
        return Readings.finished(url.isTextual() ? List.of(url.textValue()) : List.of());
    }
}
