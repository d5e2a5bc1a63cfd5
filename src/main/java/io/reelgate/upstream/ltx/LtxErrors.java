package io.reelgate.upstream.ltx;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Errors;
import java.util.Optional;

/** The vendor's {@code error.type}, which refusals and failed jobs have alike (reference: upstreams, sections 0.2 and 5). */
final class LtxErrors implements Errors {
    @Override
    public Optional<Failure> meaning(Answer answer) {
        return answer.text("/error/type").equals("content_filtered_error")
                ? Optional.of(Failure.of(FailCode.CONTENT_VIOLATION))
                : Optional.empty();
    }

    @Override
    public boolean wrote(Answer answer) {
        return answer.hasText("/error/type");
    }

    @Override
    public boolean isAboutOurAccount(Answer answer) {
        return answer.text("/error/type").equals("insufficient_funds_error");
    }
}
