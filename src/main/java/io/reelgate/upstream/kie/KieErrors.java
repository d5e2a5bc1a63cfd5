package io.reelgate.upstream.kie;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Errors;
import io.reelgate.upstream.vendor.Reply;
import java.util.Optional;

/**
 * The vendor's codes and words (reference: upstreams, sections 0.2 and 9): it says in sentences only whether the content
 * or an image was the trouble.
 */
final class KieErrors implements Errors {
    /**
     * The status that counts, the vendor's own codes as the HTTP status they amount to: 455 is its maintenance; 501 says
     * that a job was made and failed, which is as definite as a refusal; 451 (UNCONFIRMED) that an image could not be
     * fetched. What 505 means is UNCONFIRMED, so that it leaves open whether a job runs.
     */
    static Answer answer(Reply reply) {
        Answer coded = Answer.coded(reply);
        return switch (coded.status()) {
            case 451 -> coded.withStatus(400);
            case 455 -> coded.withStatus(503);
            case 501 -> coded.withStatus(422);
            default -> coded;
        };
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
