package io.reelgate.upstream.apixo;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Errors;
import java.util.Optional;

/** What the envelope says of an error, in its message and wherever else a vintage has its words. */
final class ApixoErrors implements Errors {
    private static final int BUSY = 429;

    @Override
    public Optional<Failure> meaning(Answer answer) {
        return Complaint.meaning(words(answer));
    }

    @Override
    public boolean wrote(Answer answer) {
        return answer.hasNumber("/code");
    }

    @Override
    public boolean isAboutOurAccount(Answer answer) {
        return answer.status() != BUSY
                && Complaint.isAboutOurAccount(words(answer))
                && meaning(answer)
                        .filter(failure -> failure.code() == FailCode.MODEL_UNAVAILABLE)
                        .isPresent();
    }

    private static String words(Answer answer) {
        return String.join(
                " ",
                answer.text("/message"),
                answer.text("/data/error"),
                answer.text("/data/failCode"),
                answer.text("/data/failMsg"));
    }
}
