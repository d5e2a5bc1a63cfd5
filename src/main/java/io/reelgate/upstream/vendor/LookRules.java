package io.reelgate.upstream.vendor;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Reading.Outcome;
import java.util.function.Function;

/**
 * What an answer to a look means (reference: upstreams, section 11.2). Only what the vendor plainly says about this very
 * job ends it; everything else is a failed look, and the deadline is the last resort.
 *
 * @param state what a success says, always with a body
 */
public record LookRules(Function<Answer, Reading> state, Errors errors) {
    private static final Failure FORGOTTEN = Failure.of(FailCode.GENERATION_FAILED, "the job is not known any more");

    public Reading read(Answer answer) {
        if (answer.succeeded() && answer.body().isPresent()) {
            return state.apply(answer);
        }
        return errors.wrote(answer) ? refused(answer) : unanswered(answer);
    }

    /** Trouble with our account says nothing about the job, whatever its status. */
    private Reading refused(Answer answer) {
        if (errors.isAboutOurAccount(answer)) {
            return Readings.missed(answer.reply(), Outcome.ACCOUNT);
        }
        return switch (answer.status()) {
            case 404 -> Readings.failed(FORGOTTEN);
            case 400, 422 -> Readings.failed(failure(answer));
            case 403 -> forbidden(answer);
            default -> unanswered(answer);
        };
    }

    private static Reading unanswered(Answer answer) {
        return switch (answer.status()) {
            case 401, 402, 403 -> Readings.missed(answer.reply(), Outcome.ACCOUNT);
            case 429, 503 -> Readings.missed(answer.reply(), Outcome.BUSY);
            default -> Readings.unreadable(answer.reply());
        };
    }

    private Reading forbidden(Answer answer) {
        return errors.meaning(answer)
                .filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION)
                .map(Readings::failed)
                .orElseGet(() -> unanswered(answer));
    }

    /** What an error that ends the job stands for. */
    public Failure failure(Answer answer) {
        return errors.meaning(answer).orElse(Failure.of(FailCode.GENERATION_FAILED));
    }
}
