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
    private static final Set<String> CONTENT =
            Set.of("DataInspectionFailed", "data_inspection_failed", "IPInfringementSuspect", "CustomRoleBlocked");
    private static final String PARAMETER = "InvalidParameter";

    /** It says that a medium could not be fetched, and nothing of its content. */
    private static final String NOT_FETCHED = "InvalidParameter.DataInspection";

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
        if (CONTENT.contains(stem(answer))) {
            return Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
        }
        if (isImage(answer)) {
            return Optional.of(Failure.of(FailCode.INVALID_IMAGE_URL));
        }
        return isAboutOurAccount(answer) ? Optional.of(Failure.of(FailCode.MODEL_UNAVAILABLE)) : Optional.empty();
    }

    private static boolean isImage(Answer answer) {
        String stem = stem(answer);
        return stem.equals("InvalidURL")
                || stem.startsWith("InvalidImage")
                || code(answer).equals(NOT_FETCHED)
                || (stem.equals(PARAMETER) && isAboutTheImage(answer));
    }

    @Override
    public boolean isAboutOurAccount(Answer answer) {
        return ACCOUNT.contains(code(answer)) || ACCOUNT.contains(stem(answer));
    }

    /** Whether the vendor itself is to blame. */
    static boolean isItsOwn(Answer answer) {
        return code(answer).startsWith("Internal") || code(answer).startsWith("System");
    }

    @Override
    public boolean wrote(Answer answer) {
        return answer.hasText("/code") && answer.hasText("/request_id");
    }

    private static boolean isAboutTheImage(Answer answer) {
        String message = answer.text("/message") + answer.text("/output/message");
        return message.contains("img_url") || message.contains("image");
    }

    /** What a code begins with: what follows the dot is a variety of the same trouble. */
    private static String stem(Answer answer) {
        String code = code(answer);
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    private static String code(Answer answer) {
        String code = answer.text("/code");
        return code.isEmpty() ? answer.text("/output/code") : code;
    }
}
