package io.reelgate.upstream.kie;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.VendorJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record says of its job: the market's has a {@code state}, Veo's a {@code successFlag}. Empty for what cannot be
 * read.
 */
final class Records {
    private static final KieErrors ERRORS = new KieErrors();

    private Records() {}

    static Optional<Reading> read(Answer answer) {
        JsonNode flag = at(answer, "/data/successFlag");
        return flag.isInt() ? veo(answer, flag.intValue()) : market(answer);
    }

    private static JsonNode at(Answer answer, String pointer) {
        return answer.body().orElseThrow().at(pointer);
    }

    private static Optional<Reading> market(Answer answer) {
        return switch (answer.text("/data/state")) {
            case "waiting", "queuing", "generating" -> Optional.of(Readings.running(answer.reply()));
            case "success" -> marketResults(answer);
            case "fail" -> Optional.of(failed(answer));
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> veo(Answer answer, int flag) {
        return switch (flag) {
            case 0 -> Optional.of(Readings.running(answer.reply()));
            case 1 -> veoResults(answer);
            case 2, 3 -> Optional.of(failed(answer));
            default -> Optional.empty();
        };
    }

    private static Reading failed(Answer answer) {
        return Readings.failed(ERRORS.meaning(answer));
    }

    /** {@code resultJson} is JSON within a JSON string. */
    private static Optional<Reading> marketResults(Answer answer) {
        String json = answer.text("/data/resultJson");
        return isBlank(at(answer, "/data/resultJson"))
                ? Optional.of(Readings.finished(List.of()))
                : VendorJson.object(json.getBytes(StandardCharsets.UTF_8))
                        .flatMap(result -> finished(result.path("resultUrls")));
    }

    private static boolean isBlank(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank());
    }

    /** The callback has them in {@code info}; where they stand in a record is an example of the documents only. */
    private static Optional<Reading> veoResults(Answer answer) {
        return Stream.of("/data/response/resultUrls", "/data/info/resultUrls", "/data/resultUrls")
                .map(pointer -> at(answer, pointer))
                .filter(urls -> !isBlank(urls))
                .findFirst()
                .map(Records::finished)
                .orElseGet(() -> Optional.of(Readings.finished(List.of())));
    }

    /** A list that is written as a text is not read. */
    private static Optional<Reading> finished(JsonNode urls) {
        return urls.isTextual() ? Optional.empty() : VendorJson.texts(urls).map(Readings::finished);
    }
}
