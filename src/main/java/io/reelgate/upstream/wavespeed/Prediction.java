package io.reelgate.upstream.wavespeed;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
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
            case "completed" -> outputs(answer);
            case "failed" -> Optional.of(Readings.failed(ERRORS.meaning(answer)));
            case "cancelled" -> Optional.of(Readings.failed(failure(answer)));
            case "timeout" -> Optional.of(Readings.brokeDown(Failure.of(FailCode.PROCESSING_TIMEOUT)));
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> outputs(Answer answer) {
        return answer.body()
                .map(root -> root.at("/data/outputs"))
                .filter(JsonNode::isArray)
                .map(outputs -> StreamSupport.stream(outputs.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .map(Readings::finished);
    }

    private static Failure failure(Answer answer) {
        return ERRORS.meaning(answer).orElse(Failure.of(FailCode.GENERATION_FAILED));
    }
}
