package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.request.ShippedModels;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.LaneShare;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.LaneStates;
import io.reelgate.port.Routability;
import io.reelgate.port.RouteSpeeds;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes of conf/models against the adapters that they lead to. */
class ShippedRoutesTest {
    private static final String BASE = "https://vendor.example.com";
    private static final Set<String> NUMBERS = Set.of("duration", "seed");

    static Stream<GoldenCase> cases() {
        return GoldenCase.all().stream();
    }

    /** Whatever a route says it honours its adapter can write. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyRouteThatHonoursARequestCanWriteIt(GoldenCase golden) {
        List<Route> routes = golden.model().routing().routes().stream()
                .filter(route -> route.honours(golden.request().input()))
                .toList();

        assertThat(routes)
                .isNotEmpty()
                .allSatisfy(route -> assertThatCode(() -> write(route, golden)).doesNotThrowAnyException());
    }

    private static void write(Route route, GoldenCase golden) {
        Adapters.Vendor vendor = Adapters.find(route.upstream()).orElseThrow();
        VendorAdapter adapter = vendor.adapter().apply(new VendorAccess(BASE, "vendor-key"));
        InlineMedia media = adapter.inlinesMedia() ? golden.media() : InlineMedia.NONE;
        adapter.submit(route.upstreamModel(), "token-1", golden.request(), media);
    }

    @Test
    void everyUpstreamIsAVendor() {
        assertThat(ShippedModels.CATALOGUE.all().stream()
                        .map(Model::routing)
                        .flatMap(routing -> routing.routes().stream())
                        .map(Route::upstream))
                .allMatch(name -> Adapters.find(name).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "wavespeed fal dashscope, wan-2-5, AUTO, mode=text-to-video aspect_ratio=16:9, wavespeed",
        "wavespeed fal dashscope, wan-2-5, AUTO, mode=text-to-video aspect_ratio=1:1, fal",
        "wavespeed fal dashscope, wan-2-5, AUTO, mode=image-to-video, fal",
        "wavespeed fal dashscope, wan-2-5, OFFICIAL, mode=text-to-video aspect_ratio=1:1, dashscope",
        "gemini vertex fal, veo-3-1, OFFICIAL, mode=quality generationType=TEXT_2_VIDEO, gemini",
        "gemini vertex fal, veo-3-1, OFFICIAL, mode=fast generationType=TEXT_2_VIDEO seed=7, vertex",
        "gemini vertex kie, veo-3-1, AUTO, mode=fast generationType=REFERENCE_2_VIDEO, kie",
        "openai, sora-2-pro, OFFICIAL, mode=image-to-video, openai",
        "apixo wavespeed fal dashscope, wan-2-5, AUTO, mode=text-to-video aspect_ratio=1:1, fal",
        "apixo wavespeed, wan-2-5, AUTO, mode=text-to-video aspect_ratio=1:1, apixo",
        "apixo fal, wan-2-5, VALUE, mode=text-to-video aspect_ratio=1:1 resolution=720p duration=5, fal",
        "apixo fal, wan-2-5, AUTO, mode=text-to-video aspect_ratio=1:1 resolution=720p duration=5, apixo",
        "apixo dashscope, wan-2-5, AUTO, mode=text-to-video aspect_ratio=1:1 resolution=720p duration=5, apixo",
        "ltx fal, ltx-2-19b, OFFICIAL, mode=text-to-video resolution=1080p aspect_ratio=16:9 duration=6, fal",
        "ltx, ltx-2-19b, OFFICIAL, mode=text-to-video resolution=1080p aspect_ratio=16:9 duration=6, ltx",
        "fal wavespeed, ltx-2-19b, AUTO, mode=image-to-video-LoRA resolution=480p, wavespeed",
        "kie wavespeed fal, veo-3-1, VALUE, mode=fast generationType=REFERENCE_2_VIDEO, kie",
        "wavespeed fal, veo-3-1, VALUE, mode=fast generationType=REFERENCE_2_VIDEO, wavespeed",
        "wavespeed fal, veo-3-1, AUTO, mode=quality generationType=TEXT_2_VIDEO seed=7, fal",
        "wavespeed kie, veo-3-1, AUTO, mode=quality generationType=TEXT_2_VIDEO watermark=mine, kie"
    })
    void aRequestTakesTheFirstRouteThatHonoursIt(
            String upstreams, String model, Provider provider, String input, String upstream) {
        RouteChoice chosen = routes(upstreams).choose(model, request(provider, input), List.of(), Set.of());

        assertThat(chosen)
                .isInstanceOfSatisfying(
                        RouteChoice.Taken.class,
                        taken -> assertThat(taken.lane().name()).isEqualTo(upstream));
    }

    @ParameterizedTest
    @CsvSource({
        "ltx, ltx-2-19b, OFFICIAL, mode=text-to-video resolution=720p aspect_ratio=16:9 duration=6, UNFIT",
        "ltx, ltx-2-19b, OFFICIAL, mode=text-to-video resolution=1080p aspect_ratio=9:16 duration=6, UNFIT",
        "ltx, ltx-2-19b, OFFICIAL, mode=text-to-video resolution=1080p aspect_ratio=16:9 duration=7, UNFIT",
        "ltx, ltx-2-19b, OFFICIAL, mode=text-to-video resolution=1080p aspect_ratio=16:9 duration=6 seed=7, UNFIT",
        "ltx, ltx-2-19b, OFFICIAL, mode=text-to-video-LoRA resolution=1080p aspect_ratio=16:9 duration=6, UNFIT",
        "wavespeed, wan-2-5, AUTO, mode=text-to-video aspect_ratio=1:1, UNFIT",
        "fal, veo-3-1, AUTO, mode=fast generationType=REFERENCE_2_VIDEO, UNFIT",
        "fal, veo-3-1, AUTO, mode=quality generationType=TEXT_2_VIDEO watermark=mine, UNFIT",
        "gemini, veo-3-1, OFFICIAL, mode=quality generationType=TEXT_2_VIDEO seed=7, UNFIT",
        "gemini vertex, veo-3-1, AUTO, mode=fast generationType=TEXT_2_VIDEO watermark=mine, UNFIT",
        "gemini vertex, veo-3-1, VALUE, mode=fast generationType=TEXT_2_VIDEO, UNFIT",
        "fal kie wavespeed, veo-3-1, OFFICIAL, mode=quality generationType=TEXT_2_VIDEO, UNFIT",
        "fal kie wavespeed dashscope, sora-2-pro, OFFICIAL, mode=text-to-video, OFF",
        "replicate, wan-2-5, AUTO, mode=text-to-video aspect_ratio=16:9, OFF"
    })
    void aRequestThatNobodyHonoursTakesNone(
            String upstreams, String model, Provider provider, String input, Routability expected) {
        assertThat(routes(upstreams).of(model, request(provider, input))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "kie, wan-2-5, VALUE, mode=image-to-video",
        "replicate, wan-2-5, AUTO, mode=text-to-video aspect_ratio=9:16",
        "wavespeed, wan-2-5, VALUE, mode=image-to-video",
        "wavespeed, veo-3-1, VALUE, mode=fast generationType=FIRST_AND_LAST_FRAMES_2_VIDEO aspect_ratio=9:16",
        "replicate, veo-3-1, AUTO, mode=quality generationType=TEXT_2_VIDEO",
        "wavespeed, sora-2-pro, OFFICIAL, mode=image-to-video",
        "fal, sora-2-pro, OFFICIAL, mode=text-to-video size=720*1280",
        "kie, sora-2-pro, OFFICIAL, mode=text-to-video size=720*1280",
        "replicate, sora-2-pro, OFFICIAL, mode=text-to-video size=720*1280",
        "ltx, ltx-2-19b, OFFICIAL, mode=image-to-video resolution=1080p duration=6"
    })
    void whatOnlyThirdPartiesKnowIsTakenWhereTheOperatorDares(
            String upstream, String model, Provider provider, String input) {
        GenerateRequest request = request(provider, input);

        assertThat(routes(upstream).of(model, request)).isNotEqualTo(Routability.ROUTABLE);
        assertThat(routes(upstream, Set.of(upstream)).of(model, request)).isEqualTo(Routability.ROUTABLE);
    }

    private static Routes routes(String upstreams) {
        return routes(upstreams, Set.of());
    }

    private static Routes routes(String upstreams, Set<String> daring) {
        List<LaneShare> lanes = Stream.of(upstreams.split(" ", -1))
                .map(Lane::of)
                .map(LaneShare::new)
                .toList();
        Navigation navigation = new Navigation(daring, LaneStates.ALL_OPEN, RouteSpeeds.NONE, new SplittableRandom(1));
        return new Routes(ShippedModels.CATALOGUE, lanes, navigation, Clock.systemUTC());
    }

    private static GenerateRequest request(Provider provider, String words) {
        Map<String, Object> input = new HashMap<>();
        Arrays.stream(words.split(" ", -1))
                .map(word -> word.split("=", 2))
                .forEach(pair -> input.put(pair[0], value(pair[0], pair[1])));
        return new GenerateRequest(RequestType.ASYNC, Optional.empty(), provider, Optional.empty(), input);
    }

    private static Object value(String name, String text) {
        return NUMBERS.contains(name) ? Long.valueOf(text) : text;
    }
}
