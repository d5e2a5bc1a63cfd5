package io.reelgate.upstream.wavespeed;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.VendorJson;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What {@code data.status} says of a job. {@code cancelled} and {@code timeout} are not in the vendor's documentation;
 * its own client takes both for an end.
 */
final class Prediction {
    private static final WaveSpeedErrors ERRORS = new WaveSpeedErrors();

    private Prediction() {}

    /** Empty for a word nobody told us of. */
    static Optional<Reading> reading(Answer answer) {
        return switch (answer.text("/data/status")) {
            case "created", "processing" -> Optional.of(Readings.running(answer.reply()));
            case "completed" -> completed(answer);
            case "failed" -> Optional.of(Readings.failed(ERRORS.meaning(answer)));
            case "cancelled" -> Optional.of(Readings.failed(failure(answer)));
            case "timeout" -> Optional.of(Readings.brokeDown(Failure.of(FailCode.PROCESSING_TIMEOUT)));
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> completed(Answer answer) {
        JsonNode data = answer.body().orElseThrow().path("data");
        return VendorJson.texts(data.path("outputs"))
                .map(outputs -> outputs.isEmpty() && isFlagged(data)
                        ? Readings.failed(Failure.of(FailCode.CONTENT_VIOLATION))
                        : Readings.finished(outputs));
    }

    /** Why there is no output. */
    private static boolean isFlagged(JsonNode data) {
        return StreamSupport.stream(data.path("has_nsfw_contents").spliterator(), false)
                .anyMatch(JsonNode::asBoolean);
    }

    private static Failure failure(Answer answer) {
        return ERRORS.meaning(answer).orElse(Failure.of(FailCode.GENERATION_FAILED));
    }
}
