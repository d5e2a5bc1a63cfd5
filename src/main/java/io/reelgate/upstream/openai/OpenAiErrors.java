package io.reelgate.upstream.openai;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Errors;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * OpenAI's errors (reference: upstreams, sections 0.2 and 1), of an answer or of the job in it. Which codes a refused video
 * has is not documented, so words count too.
 */
final class OpenAiErrors implements Errors {
    private static final int GONE = 410;
    private static final Set<String> ACCOUNT = Set.of(
            "invalid_api_key",
            "insufficient_quota",
            "billing_hard_limit_reached",
            "billing_not_active",
            "unsupported_country_region_territory");
    private static final Pattern CONTENT = Pattern.compile("moderation|content_policy|human face|real people|likeness");
    private static final Pattern SIZE = Pattern.compile("must match the requested width and height");

    @Override
    public Optional<Failure> meaning(Answer answer) {
        String words = (answer.text("/error/code") + " " + answer.text("/error/message")).toLowerCase(Locale.ROOT);
        if (isAboutContent(answer, words)) {
            return Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
        }
        if (answer.status() == GONE || words.contains("model_not_found") || isAboutOurAccount(answer)) {
            return Optional.of(Failure.of(FailCode.MODEL_UNAVAILABLE));
        }
        return SIZE.matcher(words).find()
                ? Optional.of(Failure.of(FailCode.GENERATION_FAILED, "the image does not have the size of the video"))
                : Optional.empty();
    }

    @Override
    public boolean wrote(Answer answer) {
        return answer.hasText("/error/message") && (answer.hasText("/error/type") || answer.hasText("/error/code"));
    }

    private static boolean isAboutContent(Answer answer, String words) {
        boolean misaligned = answer.body()
                .map(body -> body.at("/error/misalignment"))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .isPresent();
        return misaligned
                || CONTENT.matcher(words).find()
                || Complaint.meaning(words)
                        .filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION)
                        .isPresent();
    }

    @Override
    public boolean isAboutOurAccount(Answer answer) {
        return ACCOUNT.contains(answer.text("/error/code"))
                || answer.text("/error/type").equals("insufficient_quota");
    }

    /** Why a job failed. */
    Failure ofJob(Answer answer) {
        return meaning(answer).orElse(Failure.of(FailCode.GENERATION_FAILED));
    }
}
