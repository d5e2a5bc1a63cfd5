package io.reelgate.upstream.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Errors;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * fal's errors (reference: upstreams, sections 0.2 and 4): a list of details for what is wrong with a request, or one flat
 * {@code error_type} of the platform. Told by their types, never by their words.
 */
final class FalErrors implements Errors {
    private static final Set<String> OWN =
            Set.of("internal_server_error", "internal_error", "downstream_service_error");

    private static final Set<String> NEVER_STARTED = Set.of("runner_scheduling_failure", "runner_connection_refused");

    /** One error and the field it is about, if any. */
    private record Detail(String type, String place) {}

    @Override
    public Optional<Failure> meaning(Answer answer) {
        return details(answer).map(FalErrors::meaning).flatMap(Optional::stream).findFirst();
    }

    @Override
    public boolean wrote(Answer answer) {
        boolean listed =
                answer.body().filter(body -> body.path("detail").isArray()).isPresent();
        return listed || answer.hasText("/detail") || answer.hasText("/error_type");
    }

    /** Only what says that no runner ever had the request is definite; without a type, only what says when to return. */
    @Override
    public boolean leavesOpen(Answer answer) {
        Optional<String> type = details(answer).map(Detail::type).findFirst();
        return type.map(each -> !NEVER_STARTED.contains(each))
                .orElseGet(() -> answer.reply().retryAfter().isEmpty());
    }

    static boolean isTyped(Answer answer) {
        return details(answer).findAny().isPresent();
    }

    /** Whether the platform itself is to blame, which takes nothing for such a job. */
    static boolean isItsOwn(Answer answer) {
        return details(answer)
                .map(Detail::type)
                .anyMatch(type -> OWN.contains(type) || type.startsWith("runner_") || type.endsWith("_timeout"));
    }

    private static Stream<Detail> details(Answer answer) {
        JsonNode body = answer.body().<JsonNode>map(root -> root).orElse(MissingNode.getInstance());
        Stream<Detail> listed = StreamSupport.stream(body.path("detail").spliterator(), false)
                .map(detail -> new Detail(
                        detail.path("type").asText(""), detail.path("loc").toString()));
        Stream<Detail> flat = Stream.of(new Detail(body.path("error_type").asText(""), ""));
        return Stream.concat(listed, flat).filter(detail -> !detail.type().isEmpty());
    }

    private static Optional<Failure> meaning(Detail detail) {
        return switch (detail.type()) {
            case "content_policy_violation" -> Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
            case "file_download_error", "image_load_error" -> media(detail.place());
            case "image_too_small", "image_too_large", "unsupported_image_format" ->
                Optional.of(Failure.of(FailCode.GENERATION_FAILED, "the image was not accepted"));
            case "generation_timeout", "request_timeout", "startup_timeout" ->
                Optional.of(Failure.of(FailCode.PROCESSING_TIMEOUT));
            default -> Optional.empty();
        };
    }

    private static Optional<Failure> media(String place) {
        if (place.contains("loras")) {
            return Optional.of(Failure.of(FailCode.INVALID_LORA_URL));
        }
        boolean image = place.contains("image") || place.contains("frame_url");
        return image ? Optional.of(Failure.of(FailCode.INVALID_IMAGE_URL)) : Optional.empty();
    }
}
