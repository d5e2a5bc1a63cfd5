package io.reelgate.upstream.replicate;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Errors;
import java.util.Optional;

/**
 * The vendor has no codes (reference: upstreams, section 7): moderation shows by wording only, and nothing else is told
 * apart.
 */
final class ReplicateErrors implements Errors {
    @Override
    public boolean wrote(Answer answer) {
        return answer.hasNumber("/status") && (answer.hasText("/detail") || answer.hasText("/title"));
    }

    @Override
    public Optional<Failure> meaning(Answer answer) {
        String words = String.join(" ", answer.text("/title"), answer.text("/detail"), answer.text("/error"));
        return Complaint.meaning(words).filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION);
    }
}
