package io.reelgate.upstream.dashscope;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Errors;
import java.util.Optional;
import java.util.Set;

/**
 * DashScope's error codes (reference: upstreams, sections 0.2 and 3), at the top of an answer or inside the task that
 * failed. Its messages are looked at only for which field is meant.
 */
final class DashscopeErrors implements Errors {
    private static final Set<String> CONTENT = Set.of("DataInspectionFailed", "IPInfringementSuspect");
    private static final Set<String> IMAGE = Set.of("InvalidURL", "InvalidImage");
    private static final Set<String> ACCOUNT = Set.of(
            "InvalidApiKey",
            "AccessDenied",
            "AccessDenied.Unpurchased",
            "Model.AccessDenied",
            "AllocationQuota.FreeTierOnly",
            "Arrearage",
            "Throttling.AllocationQuota");

    @Override
    public Optional<Failure> meaning(Answer answer) {
        String code = code(answer);
        if (CONTENT.contains(code)) {
            return Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
        }
        if (IMAGE.contains(code) || (code.equals("InvalidParameter") && isAboutTheImage(answer))) {
            return Optional.of(Failure.of(FailCode.INVALID_IMAGE_URL));
        }
        return isAboutOurAccount(answer) ? Optional.of(Failure.of(FailCode.MODEL_UNAVAILABLE)) : Optional.empty();
    }

    @Override
    public boolean isAboutOurAccount(Answer answer) {
        return ACCOUNT.contains(code(answer));
    }

    /** Whether the vendor itself is to blame. */
    static boolean isItsOwn(Answer answer) {
        return code(answer).startsWith("Internal") || code(answer).startsWith("System");
    }

    private static boolean isAboutTheImage(Answer answer) {
        String message = answer.text("/message") + answer.text("/output/message");
        return message.contains("img_url") || message.contains("image");
    }

    private static String code(Answer answer) {
        String code = answer.text("/code");
        return code.isEmpty() ? answer.text("/output/code") : code;
    }
}
