package io.reelgate.gateway;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.ImageSize;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.results.HttpResultSource;
import io.reelgate.results.HttpResultSourceSettings;
import io.reelgate.results.MediaHosts;
import io.reelgate.simulator.Simulator;
import io.reelgate.simulator.SimulatorSettings;
import io.reelgate.simulator.job.DurationRange;
import io.reelgate.upstream.SampleModels;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.upstream.UpstreamSettings.Cloud;
import io.reelgate.upstream.UpstreamShell;
import io.reelgate.upstream.google.SampleAccount;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the submit to the last byte of a video that only the account's owner gets, against the simulator. */
class CredentialedVendorsTest {
    private static final String KEY = "test-key";
    private static final String IMAGE = "https://example.com/a.png";
    private static final String PLACE = "/v1/projects/p/locations/l";

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static Simulator simulator;
    private static UpstreamShell upstreams;
    private static HttpResultSource results;

    @BeforeAll
    static void start() {
        var settings = new SimulatorSettings("127.0.0.1", 0, 10, "a signing key for tests", folder, Set.of(KEY));
        simulator = done(Simulator.start(
                VERTX,
                1,
                settings,
                (model, input) -> new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                Clock.systemUTC()));
        upstreams = new UpstreamShell(VERTX, all(), catalogue(), new CountingMetrics(), Clock.systemUTC());
        List<String> hosts = List.of("127.0.0.1", "localhost");
        results = new HttpResultSource(
                VERTX,
                HttpResultSourceSettings.defaults(),
                new MediaHosts(Map.of("gemini", hosts, "vertex", hosts, "bucketed", hosts, "openai", hosts)),
                upstreams);
    }

    private static List<UpstreamSettings> all() {
        String url = simulator.url().toString();
        var account = SampleAccount.at(url + "/token").account(KEY + "@p");
        return List.of(
                new UpstreamSettings("gemini", "gemini", url + "/v1beta", KEY),
                new UpstreamSettings("openai", "openai", url + "/v1", KEY),
                google("vertex", url, new Cloud(account, Optional.empty())),
                google("bucketed", url, new Cloud(account, Optional.of("gs://b/some folder"))));
    }

    private static UpstreamSettings google(String name, String url, Cloud cloud) {
        return new UpstreamSettings(name, "vertex", url + PLACE, "").in(Optional.of(cloud));
    }

    private static Catalogue catalogue() {
        return SampleModels.catalogue(List.of(
                new Route(Provider.AUTO, "gemini", "veo-3.1-generate-preview", true),
                new Route(Provider.AUTO, "openai", "sora-2-pro", true),
                new Route(Provider.AUTO, "vertex", "veo-3.1-generate-001", true),
                new Route(Provider.AUTO, "bucketed", "veo-3.1-generate-001", true)));
    }

    @AfterAll
    static void stop() {
        done(results.close());
        done(upstreams.close());
        done(simulator.stop());
        done(VERTX.close());
    }

    private static GenerateRequest request(Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(Map.of("prompt", "a [sim:takes=50]", "duration", 4L));
        input.putAll(more);
        return new GenerateRequest(RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), input);
    }

    private Observation submitted(String route, GenerateRequest request, InlineMedia media) {
        return done(
                upstreams.open(route).compose(line -> line.submit("token-1", "wan-2-5", request, media, () -> true)));
    }

    private String source(String route, Observation accepted) {
        assertThat(accepted).isInstanceOf(Observation.Accepted.class);
        Job job = new Job(route, ((Observation.Accepted) accepted).jobId(), Instant.EPOCH);
        Observation finished = await().atMost(Duration.ofSeconds(10))
                .until(() -> done(upstreams.look(job, "wan-2-5")), seen -> !(seen instanceof Observation.StillRunning));
        assertThat(finished).isInstanceOf(Observation.Finished.class);
        return ((Observation.Finished) finished).sources().getFirst();
    }

    private Buffer fetched(String route, String source) {
        Download download = done(results.open(route, source));
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        download.body().exceptionHandler(whole::tryFail);
        download.body().endHandler(end -> whole.tryComplete(collected));
        download.body().handler(collected::appendBuffer);
        download.body().resume();
        return done(whole.future());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "vertex", "bucketed", "openai"})
    void aVideoIsFetchedUnderTheCredential(String route) {
        String source = source(route, submitted(route, request(Map.of("size", "1280*720")), InlineMedia.NONE));

        assertThat(source).doesNotContain(KEY).doesNotContain("ya29");
        assertThat(fetched(route, source).toString()).contains("ftyp", "moov");
    }

    /** The look stops at its bound, and the fetch takes it as it comes. */
    @Test
    void aLargeVideoInsideOfAnAnswerIsFetchedWhole() {
        var large = request(Map.of("prompt", "a [sim:takes=50] [sim:media-bytes=4000001]"));

        Buffer video = fetched("vertex", source("vertex", submitted("vertex", large, InlineMedia.NONE)));

        assertThat(video.length()).isEqualTo(4_000_001);
        assertThat(video.getString(4, 8)).isEqualTo("ftyp");
        assertThat(video.getString(video.length() - 32, video.length() - 16)).isEqualTo("reelgate-content");
    }

    /** More than the limits of other bodies. */
    @Test
    void threeLargeImagesAreInTheRequest() {
        byte[] image = new byte[2_097_153];
        new Random(3).nextBytes(image);
        Map<String, InlineMedia.Image> media = new HashMap<>();
        for (int number = 0; number < 3; number++) {
            media.put(
                    IMAGE + number,
                    new InlineMedia.Image("image/png", Buffer.buffer(image), Optional.of(new ImageSize(720, 1280))));
        }
        GenerateRequest references = request(
                Map.of("generationType", "REFERENCE_2_VIDEO", "image_urls", List.of(IMAGE + 0, IMAGE + 1, IMAGE + 2)));

        assertThat(submitted("gemini", references, new InlineMedia(media))).isInstanceOf(Observation.Accepted.class);
    }

    @Test
    void anImageOfAnotherSizeIsNeverSent() {
        var image = new InlineMedia.Image("image/png", Buffer.buffer("x"), Optional.of(new ImageSize(1280, 704)));
        GenerateRequest request = request(Map.of("resolution", "720p", "image_urls", List.of(IMAGE)));

        Observation refused = submitted("openai", request, new InlineMedia(Map.of(IMAGE, image)));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        told -> assertThat(told.failure().message())
                                .contains("the image must have 1280x720 or 720x1280 pixels"));
    }

    @Test
    void withoutTheKeyNothingIsHad() {
        String source = source("gemini", submitted("gemini", request(Map.of()), InlineMedia.NONE));
        Future<Download> without = results.open("openai", source);

        assertThat(done(without.map("had").otherwise(failure -> failure.getMessage())))
                .isEqualTo("the upstream answered 401 for a result");
    }
}
