package io.reelgate.upstream.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultCall;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.VendorAccess;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VertexAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String BASE =
            "https://us-central1-aiplatform.googleapis.com/v1/projects/p-1/locations/us-central1";
    private static final String OF_MODEL = "/publishers/google/models/veo-3.1-generate-001";
    private static final String JOB = "projects/123/locations/us-central1" + OF_MODEL + "/operations/0a1b-2c";
    private static final String INLINE = BASE + OF_MODEL + ":fetchPredictOperation#bytesBase64Encoded/" + JOB;

    private final VertexAdapter target = new VertexAdapter(new VendorAccess(BASE, ""));

    private Reading looked(String body) {
        return target.readLook(Replies.of(200, body), JOB);
    }

    @Test
    void aLookAsksTheModelForTheOperation() {
        Call call = target.look("another-model", JOB);

        assertThat(call.method()).isEqualTo(HttpMethod.POST);
        assertThat(call.path()).isEqualTo(OF_MODEL + ":fetchPredictOperation");
        assertThat(new JsonObject(call.body().orElseThrow())).isEqualTo(new JsonObject().put("operationName", JOB));
    }

    /** The shell puts the token there; nothing that lasts is in a call. */
    @Test
    void noCallHasACredential() {
        assertThat(target.look("m", JOB).headers()).containsOnlyKeys("Content-Type");
        assertThat(target.fetch(INLINE).credentials()).containsOnlyKeys("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models/veo/operations/1",
                "projects/p/locations/l/publishers/google/models/../operations/1",
                "projects/p/locations/l/publishers/google/models/veo/operations/1/../2",
                "projects/p/locations/l/publishers/other/models/veo/operations/1"
            })
    void onlyAnOperationOfAModelIsAJob(String name) {
        assertThat(target.readSubmit(Replies.of(200, "{\"name\":\"" + name + "\"}"), "token-1", NOW)
                        .observation())
                .isEqualTo(new Observation.OutcomeUnknown());
    }

    /** A project may be named by its number where it was asked for by its name. */
    @Test
    void theSameOperationMayHaveAnotherName() {
        assertThat(looked("{\"name\":\"projects/p-1/x/operations/0a1b-2c\"}").outcome())
                .isEqualTo(Outcome.RUNNING);
        assertThat(looked("{\"name\":\"projects/123/x/operations/other\"}").outcome())
                .isEqualTo(Outcome.UNREADABLE);
    }

    /** The rest of it is never read by a look. */
    @Test
    void aVideoThatBeginsInACutReplyIsAResult() {
        assertThat(looked("{\"name\":\"" + JOB + "\",\"done\":true,\"response\":{\"@type\":\"t\",\"videos\":[{"
                                + "\"mimeType\":\"video/mp4\",\"bytesBase64Encoded\":\"" + "A".repeat(262_000))
                        .observation())
                .isEqualTo(new Observation.Finished(List.of(INLINE)));
    }

    @Test
    void aVideoInsideOfTheOperationIsAskedForAsALookIs() {
        ResultCall call = target.fetch(INLINE);

        assertThat(call.method()).isEqualTo(HttpMethod.POST);
        assertThat(call.url()).isEqualTo(BASE + OF_MODEL + ":fetchPredictOperation");
        assertThat(new JsonObject(call.body().orElseThrow()).getString("operationName"))
                .isEqualTo(JOB);
        assertThat(call.field()).hasValue("bytesBase64Encoded");
    }

    @Test
    void anObjectOfABucketIsAFileOfGoogles() {
        assertThat(looked("{\"name\":\"" + JOB + "\",\"done\":true,\"response\":{\"videos\":[{\"gcsUri\":"
                                + "\"gs://b/a folder/50%.mp4\"}]}}")
                        .observation())
                .isEqualTo(new Observation.Finished(List.of("https://storage.googleapis.com/b/a%20folder/50%25.mp4")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://us-central1-aiplatform.googleapis.com/v1/x, true",
        "https://storage.googleapis.com/b/o, true",
        "http://storage.googleapis.com/b/o, false",
        "https://evil.storage.googleapis.com/b/o, false",
        "https://storage.googleapis.com.example.com/b, false"
    })
    void theTokenGoesToGooglesTwoHostsOnly(String url, boolean trusted) {
        assertThat(target.trusts(url)).isEqualTo(trusted);
    }

    @Test
    void aBucketIsTold() {
        var bucketed = new VertexAdapter(new VendorAccess(BASE, "", Optional.of("gs://b/videos")));
        Call call = bucketed.submit("veo", "token-1", Replies.request(Map.of("prompt", "p")), InlineMedia.NONE);

        assertThat(new JsonObject(call.body().orElseThrow())
                        .getJsonObject("parameters")
                        .getString("storageUri"))
                .isEqualTo("gs://b/videos");
    }
}
