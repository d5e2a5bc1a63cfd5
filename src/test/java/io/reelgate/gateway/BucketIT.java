package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.results.s3.S3Location;
import io.reelgate.results.s3.S3Server;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Mp4;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway that keeps its results in a bucket. */
@Tag("faults")
class BucketIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void resultsAreServedFromTheBucket() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, settings(S3Server.newBucket()))) {
            String id = gateway.caller()
                    .accepted("wan-2-5", "{\"input\":{\"prompt\":\"a [sim:takes=200] [sim:results=2]\"}}");
            JsonNode task = gateway.caller().ended("wan-2-5", id, PATIENCE);

            assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("success");
            assertThat(task.path("results")).hasSize(2);
            for (JsonNode result : task.path("results")) {
                byte[] video = followed(result.path("url").asText());
                assertThat(video).hasSize(result.path("bytes").asInt());
                assertThat(Mp4.boxes(video)).contains("moov");
            }
        }
    }

    @Test
    @Tag("matrix")
    void noOtherBucketWillDo() {
        GatewayProcess.start(folder, settings(S3Server.newBucket())).close();

        GatewayProcess elsewhere = GatewayProcess.launch(folder, settings(S3Server.newBucket()));
        await().atMost(PATIENCE).until(() -> !elsewhere.process().isAlive());
        assertThat(elsewhere.output()).contains("is not the one that the tasks in this Redis use");
    }

    @Test
    @Tag("matrix")
    void aBucketThatCannotBeUsedRefusesTheStart() {
        GatewayProcess refused = GatewayProcess.launch(folder, settings(S3Server.location("no-such-bucket")));

        await().atMost(PATIENCE).until(() -> !refused.process().isAlive());
        assertThat(refused.output())
                .contains("results.url: s3://no-such-bucket/some/prefix at", "404 NoSuchBucket")
                .doesNotContain(S3Server.CREDENTIALS.secretAccessKey());
    }

    private static Map<String, String> settings(S3Location bucket) {
        Map<String, String> settings = new HashMap<>();
        settings.put("REELGATE_RESULTS_URL", "s3://" + bucket.bucket() + "/" + bucket.prefix());
        settings.put("REELGATE_RESULTS_S3_ENDPOINT", bucket.endpoint().toString());
        settings.put("AWS_ACCESS_KEY_ID", S3Server.CREDENTIALS.accessKeyId());
        settings.put("AWS_SECRET_ACCESS_KEY", S3Server.CREDENTIALS.secretAccessKey());
        return settings;
    }

    private static byte[] followed(String url) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
