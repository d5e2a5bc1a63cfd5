package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.Waypoints;
import io.reelgate.port.lane.LaneReports;
import io.reelgate.upstream.apixo.ApixoAdapter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Images in the request itself, over real HTTP. */
class UpstreamInlineTest extends AtAVendor {
    private static final String ONE = "https://a.example.com/1.png";
    private static final String TWO = "https://a.example.com/2.webp";

    private final UpstreamShell inlining = inlining();

    private UpstreamShell inlining() {
        return new UpstreamShell(
                vertx,
                List.of(new UpstreamSettings("apixo", "inlining", vendor.url(), "secret-key")),
                SampleModels.at("apixo"),
                metrics,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Waypoints.NONE,
                Navigation.plain(new SplittableRandom(1)),
                LaneReports.NONE,
                each -> new InliningVendor(new ApixoAdapter(each.apiKey())));
    }

    private Observation submit(InlineMedia media) {
        var request = new GenerateRequest(
                RequestType.ASYNC,
                Optional.empty(),
                Provider.AUTO,
                Optional.empty(),
                Map.of("image_urls", List.of(TWO, ONE)));
        return onContext(() ->
                inlining.open("apixo").compose(line -> line.submit("token-1", "wan-2-5", request, media, () -> true)));
    }

    @Test
    void onlyAnAdapterThatSaysSoWantsBytes() {
        assertThat(inlining.inlinesMedia("apixo")).isTrue();
        assertThat(target.inlinesMedia("apixo")).isFalse();
        assertThat(target.inlinesMedia("nobody")).isFalse();
    }

    @Test
    void theVendorGetsEveryByteOfEachImage() {
        byte[] bytes = new byte[300_000];
        new Random(5).nextBytes(bytes);
        vendor.answering(200, ACCEPTED);

        Observation observation = submit(new InlineMedia(Map.of(
                ONE, new InlineMedia.Image("image/png", Buffer.buffer("first")),
                TWO, new InlineMedia.Image("image/webp", Buffer.buffer(bytes)))));

        assertThat(observation).isEqualTo(new Observation.Accepted("token-1", "job-1"));
        String request = vendor.requests().getFirst();
        var images = new JsonObject(request.substring(request.indexOf("\r\n\r\n") + 4)).getJsonArray("images");
        assertThat(images.getJsonObject(0).getString("mimeType")).isEqualTo("image/webp");
        assertThat(images.getJsonObject(0).getBinary("data")).isEqualTo(bytes);
        assertThat(images.getJsonObject(1).getBinary("data"))
                .isEqualTo(Buffer.buffer("first").getBytes());
    }

    @Test
    void withoutTheBytesNothingIsWritten() {
        assertThat(submit(InlineMedia.NONE)).isInstanceOf(Observation.Refused.class);
        assertThat(vendor.bytes()).isZero();
    }
}
