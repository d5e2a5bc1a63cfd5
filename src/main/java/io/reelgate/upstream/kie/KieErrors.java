package io.reelgate.upstream.kie;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Errors;
import io.reelgate.upstream.vendor.Reply;
import java.util.Locale;
import java.util.Optional;

/**
 * The vendor's codes and words (reference: upstreams, sections 0.2 and 9): it says in sentences only whether the content
 * or an image was the trouble.
 */
final class KieErrors implements Errors {
    private static final int FAILED = 422;

    /**
     * The status that counts, the vendor's own codes as the HTTP status they amount to: 455 is its maintenance; 501 says
     * that a job was made and failed, which is as definite as a refusal; 451 (UNCONFIRMED) that an image could not be
     * fetched; 505 that a feature is turned off, which is as good as a call that is not known.
     */
    static Answer answer(Reply reply) {
        Answer coded = Answer.coded(reply);
        return coded.withStatus(status(coded));
    }

    private static int status(Answer coded) {
        return switch (coded.status()) {
            case 451 -> 400;
            case 455 -> 503;
            case 501 -> isWritten(coded) ? FAILED : coded.status();
            case 505 -> isWritten(coded) ? 405 : coded.status();
            default -> coded.status();
        };
    }

    /**
     * Whether a look's refusal is about a record that is not there yet, or not filled yet: the vendor documents these for
     * 422, and a job that runs has them too.
     */
    static boolean isAboutARecord(Answer answer) {
        String words = (answer.text("/msg") + answer.text("/message")).toLowerCase(Locale.ROOT);
        return answer.status() == FAILED && words.contains("record");
    }

    @Override
    public boolean wrote(Answer answer) {
        return isWritten(answer);
    }

    private static boolean isWritten(Answer answer) {
        return answer.hasNumber("/code");
    }

    @Override
    public Optional<Failure> meaning(Answer answer) {
        return Complaint.meaning(words(answer)).filter(KieErrors::isTold);
    }

    private static boolean isTold(Failure failure) {
        return failure.code() == FailCode.CONTENT_VIOLATION || failure.code() == FailCode.INVALID_IMAGE_URL;
    }

    /** The envelope's own, and those of a failed job: of the market, and of Veo. */
    private static String words(Answer answer) {
        String envelope = answer.succeeded() ? "" : answer.text("/msg");
        return String.join(" ", envelope, answer.text("/data/failMsg"), answer.text("/data/errorMessage"));
    }
}
