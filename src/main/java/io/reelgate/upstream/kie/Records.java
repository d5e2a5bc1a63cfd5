package io.reelgate.upstream.kie;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.VendorJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
        return VendorJson.object(answer.text("/data/resultJson").getBytes(StandardCharsets.UTF_8))
                .map(result -> result.path("resultUrls"))
                .flatMap(Records::finished);
    }

    /** Where the URLs of Veo stand is UNCONFIRMED: the callback has them in {@code info}. */
    private static Optional<Reading> veoResults(Answer answer) {
        return Stream.of("/data/response/resultUrls", "/data/info/resultUrls", "/data/resultUrls")
                .map(pointer -> at(answer, pointer))
                .map(Records::finished)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Reading> finished(JsonNode urls) {
        return urls.isArray()
                ? Optional.of(Readings.finished(StreamSupport.stream(urls.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()))
                : Optional.empty();
    }
}
