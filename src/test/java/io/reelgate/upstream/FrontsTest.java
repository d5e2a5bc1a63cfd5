package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands before a vendor speaks JSON too. It knows neither what became of a submit nor of any job. */
class FrontsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final List<String> BODIES = List.of(
            "{}",
            "{\"message\":\"Service Unavailable\"}",
            "{\"message\":\"no Route matched with those values\"}",
            "{\"error\":\"upstream timed out\"}",
            "{\"error\":{\"message\":\"upstream timed out\"}}",
            "{\"status\":503,\"error\":\"Service Unavailable\",\"path\":\"/\"}",
            "{\"code\":\"unavailable\",\"msg\":\"no healthy upstream\"}");

    static Stream<Arguments> answers() {
        return Stream.of(Adapters.names().split(", ", -1))
                .flatMap(vendor -> BODIES.stream().map(body -> Arguments.of(vendor, body)));
    }

    private static VendorAdapter target(String vendor) {
        return Adapters.find(vendor).orElseThrow().adapter().apply(new VendorAccess("https://vendor.example.com", "k"));
    }

    private static Reading submitted(String vendor, int status, String body) {
        return target(vendor).readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void its503LeavesASubmitUnclear(String vendor, String body) {
        assertThat(submitted(vendor, 503, body))
                .isEqualTo(new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void its503ThatSaysWhenToReturnHasPassedNothingOn(String vendor, String body) {
        assertThat(target(vendor)
                        .readSubmit(Replies.busy(503, body, Duration.ofSeconds(7)), "token-1", NOW)
                        .outcome())
                .isEqualTo(Outcome.OVERLOADED);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void itEndsNoJob(String vendor, String body) {
        for (int status : new int[] {400, 404, 422, 500, 502, 503, 504}) {
            assertThat(target(vendor)
                            .readLook(Replies.of(status, body), job(vendor))
                            .observation())
                    .as("status %d", status)
                    .isInstanceOf(Observation.LookFailed.class);
        }
    }

    private static String job(String vendor) {
        return switch (vendor) {
            case "gemini" -> "models/veo/operations/o1";
            case "vertex" -> "projects/p/locations/l/publishers/google/models/veo/operations/o1";
            default -> "job-1";
        };
    }

    /** Neither a conflict is a refusal, wherever it comes from. */
    @ParameterizedTest
    @MethodSource("answers")
    void aConflictIsUnclearAtAllOfThem(String vendor, String body) {
        assertThat(submitted(vendor, 409, body).outcome()).isEqualTo(Outcome.UNCLEAR);
    }
}
