package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Observation.Declined;
import io.reelgate.domain.task.Observation.JobFailed;
import io.reelgate.domain.task.Observation.LookFailed;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix of section 11.2 (reference: upstreams) as every vendor's replies are read: what each status amounts to. */
class EveryVendorsRefusalsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SUBMITS = """
            400 refused, 401 account, 402 account, 403 account, 404 unknown_model, 422 refused, 429 busy, 503 overloaded,
            408 unclear, 499 unclear, 500 unclear, 502 unclear, 504 unclear, 302 unclear
            """;
    private static final String LOOKS = """
            400 failed, 404 failed, 422 failed, 401 missed, 402 missed, 403 missed, 408 missed, 409 missed, 429 missed,
            500 missed, 502 missed, 503 missed, 504 missed
            """;

    static Stream<Arguments> submits() {
        return rows(SUBMITS);
    }

    static Stream<Arguments> looks() {
        return rows(LOOKS);
    }

    private static Stream<Arguments> rows(String table) {
        return Arrays.stream(Adapters.names().split(", ", -1))
                .flatMap(vendor -> Arrays.stream(table.strip().split(",\\s+", -1))
                        .map(row -> row.split(" ", -1))
                        .map(row -> Arguments.of(vendor, Integer.valueOf(row[0]), row[1])));
    }

    private static VendorAdapter adapter(String name) {
        Adapters.Vendor vendor = Adapters.find(name).orElseThrow();
        return vendor.adapter().apply(new VendorAccess(vendor.baseUrl(), "vendor-key"));
    }

    private static String error(int code) {
        return "{\"code\":" + code + ",\"message\":\"later\",\"msg\":\"later\",\"data\":null}";
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource
    void submits(String vendor, int status, String expected) {
        Reading reading = adapter(vendor).readSubmit(Replies.of(status, error(status)), "token-1", NOW);

        assertThat(word(Verdicts.of(reading, "token-1", NOW))).isEqualTo(expected);
    }

    private static String word(Observation observation) {
        return switch (observation) {
            case Declined declined -> declined.reason().word();
            case Observation.Refused refused -> "refused";
            case Observation.OutcomeUnknown unknown -> "unclear";
            default -> observation.toString();
        };
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource
    void looks(String vendor, int status, String expected) {
        Reading reading = adapter(vendor).readLook(Replies.of(status, error(status)), "job-1 job-1");

        assertThat(reading.further().isPresent() ? "further" : sight(reading.observation()))
                .isIn(expected, "further");
    }

    private static String sight(Observation observation) {
        return switch (observation) {
            case JobFailed failed -> "failed";
            case LookFailed failed -> "missed";
            default -> observation.toString();
        };
    }

    /** Where a vendor answers 200 to everything, the code in the body is its status. */
    @ParameterizedTest
    @CsvSource({
        "apixo, 402, account",
        "apixo, 404, unknown_model",
        "apixo, 429, busy",
        "apixo, 503, overloaded",
        "apixo, 500, unclear",
        "kie, 401, account",
        "kie, 402, account",
        "kie, 404, unknown_model",
        "kie, 422, refused",
        "kie, 429, busy",
        "kie, 455, overloaded",
        "kie, 500, unclear",
        "wavespeed, 401, account",
        "wavespeed, 429, busy",
        "wavespeed, 1400, refused",
        "wavespeed, 5003, overloaded",
        "wavespeed, 5000, unclear"
    })
    void aCodeInTheBodyIsTheStatus(String vendor, int code, String expected) {
        Reading reading = adapter(vendor).readSubmit(Replies.of(200, error(code)), "token-1", NOW);

        assertThat(word(Verdicts.of(reading, "token-1", NOW))).isEqualTo(expected);
    }

    /** Which failed jobs might be free at all: those that neither the request nor its content is to blame for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apixo     | {"code":200,"data":{"taskId":"job-1","state":"failed","failCode":"GENERATION_FAILED"}}     | true
            apixo     | {"code":200,"data":{"taskId":"job-1","state":"failed","failCode":"CONTENT_VIOLATION"}}     | false
            dashscope | {"output":{"task_id":"job-1","task_status":"FAILED","code":"InternalError.Timeout"}}       | true
            dashscope | {"output":{"task_id":"job-1","task_status":"FAILED","code":"DataInspectionFailed"}}        | false
            dashscope | {"output":{"task_id":"job-1","task_status":"UNKNOWN"}}                                     | false
            kie       | {"code":200,"data":{"taskId":"job-1","successFlag":2,"errorMessage":"internal error"}}     | true
            kie       | {"code":200,"data":{"taskId":"job-1","successFlag":3,"errorMessage":"violates policy"}}    | false
            ltx       | {"id":"job-1","status":"failed","error":{"type":"internal_error"}}                         | true
            ltx       | {"id":"job-1","status":"failed","error":{"type":"content_filtered_error"}}                 | false
            replicate | {"id":"job-1","status":"failed","error":"CUDA out of memory"}                              | true
            replicate | {"id":"job-1","status":"canceled"}                                                         | false
            wavespeed | {"code":200,"data":{"id":"job-1","status":"failed","error":"worker crashed"}}              | true
            wavespeed | {"code":200,"data":{"id":"job-1","status":"failed","code":1200}}                           | false
            """)
    void aFailedJob(String vendor, String body, boolean mayBeFree) {
        Reading reading = adapter(vendor).readLook(Replies.of(200, body), "job-1");

        assertThat(Verdicts.of(reading, true))
                .isInstanceOfSatisfying(
                        JobFailed.class, failed -> assertThat(failed.free()).isEqualTo(mayBeFree));
        assertThat(((JobFailed) Verdicts.of(reading, false)).free()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            422 | {"detail":[{"loc":["body"],"type":"generation_timeout"}]}        | true
            500 | {"detail":[{"loc":["body"],"type":"internal_server_error"}]}     | true
            503 | {"detail":"x","error_type":"runner_disconnected"}                | true
            422 | {"detail":[{"loc":["body"],"type":"content_policy_violation"}]}  | false
            422 | {"detail":[{"loc":["body","seed"],"type":"value_error"}]}        | false
            404 | {"detail":"not found"}                                           | false
            """)
    void aResultOfFalThatIsAnError(int status, String body, boolean free) {
        VendorAdapter fal = adapter("fal");
        Reading first = fal.readLook(Replies.of(200, "{\"status\":\"COMPLETED\"}"), "/status /result");
        Reading reading = fal.readFurther(first, Replies.of(status, body), "/status /result");

        assertThat(Verdicts.of(reading, fal.failedJobsAreFree()))
                .isInstanceOfSatisfying(
                        JobFailed.class, failed -> assertThat(failed.free()).isEqualTo(free));
    }
}
