package io.reelgate.upstream.veo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Errors;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Google's errors (reference: upstreams, sections 0.2 and 2.1), of an answer or of the operation in it. Refused content is
 * told by its words alone; a quota of the minute and one of the month have the same words, so both are worth waiting for.
 */
final class GoogleErrors implements Errors {
    private static final Set<String> ACCOUNT = Set.of("UNAUTHENTICATED", "PERMISSION_DENIED");
    private static final Set<String> KEY_REASONS =
            Set.of("API_KEY_INVALID", "API_KEY_SERVICE_BLOCKED", "SERVICE_DISABLED", "BILLING_DISABLED");
    private static final String NOT_SET_UP = "FAILED_PRECONDITION";
    private static final int DEADLINE_EXCEEDED = 4;

    @Override
    public Optional<Failure> meaning(Answer answer) {
        String message = answer.text("/error/message");
        if (isAboutContent(message)) {
            return Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
        }
        if (isAboutOurAccount(answer)) {
            return Optional.of(Failure.of(FailCode.MODEL_UNAVAILABLE));
        }
        return answer.text("/error/code").equals(String.valueOf(DEADLINE_EXCEEDED))
                ? Optional.of(Failure.of(FailCode.PROCESSING_TIMEOUT))
                : Optional.empty();
    }

    @Override
    public boolean wrote(Answer answer) {
        return answer.hasNumber("/error/code") && answer.hasText("/error/status");
    }

    /** A message with support codes is about content, whatever else it says. */
    private static boolean isAboutContent(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("support code")
                || words.contains("usage guidelines")
                || Complaint.meaning(message)
                        .filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION)
                        .isPresent();
    }

    /** A key that is not valid is an invalid argument to Google. */
    @Override
    public boolean isAboutOurAccount(Answer answer) {
        String status = answer.text("/error/status");
        return ACCOUNT.contains(status)
                || (status.equals(NOT_SET_UP) && !isAboutContent(answer.text("/error/message")))
                || reasons(answer).anyMatch(KEY_REASONS::contains);
    }

    private static Stream<String> reasons(Answer answer) {
        JsonNode details =
                answer.body().<JsonNode>map(body -> body.at("/error/details")).orElse(MissingNode.getInstance());
        return StreamSupport.stream(details.spliterator(), false)
                .map(detail -> detail.path("reason").asText(""));
    }
}
