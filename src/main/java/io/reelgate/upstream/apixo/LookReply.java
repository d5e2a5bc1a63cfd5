package io.reelgate.upstream.apixo;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.VendorJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a status says of its job. */
final class LookReply {
    private static final int WHOLE = 100;

    private LookReply() {}

    static Reading read(Answer answer, String jobId) {
        return answer.text("/data/taskId").equals(jobId) ? state(answer) : Readings.unreadable(answer.reply());
    }

    private static Reading state(Answer answer) {
        return switch (answer.text("/data/state")) {
            case "pending", "processing" -> Readings.running(answer.reply(), progress(answer));
            case "success" ->
                results(answer).map(Readings::finished).orElseGet(() -> Readings.unreadable(answer.reply()));
            case "failed" -> Readings.failed(failure(answer));
            default -> Readings.unreadable(answer.reply());
        };
    }

    /** Not documented by the vendor; taken where it is a whole percentage. */
    private static OptionalInt progress(Answer answer) {
        JsonNode progress = at(answer, "/data/progress");
        return progress.isInt() && progress.intValue() >= 0 && progress.intValue() <= WHOLE
                ? OptionalInt.of(progress.intValue())
                : OptionalInt.empty();
    }

    private static JsonNode at(Answer answer, String pointer) {
        return answer.body().orElseThrow().at(pointer);
    }

    /** {@code resultJson} is JSON within a JSON string; empty when it cannot be read. */
    private static Optional<List<String>> results(Answer answer) {
        JsonNode json = at(answer, "/data/resultJson");
        return json.isMissingNode() || json.isNull()
                ? Optional.of(List.of())
                : VendorJson.object(json.asText("").getBytes(StandardCharsets.UTF_8))
                        .flatMap(result -> VendorJson.texts(result.path("resultUrls")));
    }

    /** What says nothing leaves the vendor itself to blame. */
    private static Optional<Failure> failure(Answer answer) {
        return Complaint.meaning(answer.text("/data/failCode"))
                .or(() -> Complaint.meaning(answer.text("/data/failMsg")));
    }
}
