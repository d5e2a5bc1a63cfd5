package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.task.Decision;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Paces;
import io.reelgate.domain.task.Result;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.VendorAdapter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vendor, model and mode, from the caller's JSON to the vendor's and back. */
class GoldenTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Intent INTENT = new Intent("intent-token", "a route", GoldenCase.CREATED);
    private static final Duration STEP = Duration.ofSeconds(10);

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @Test
    void everyVendorHasCasesAndTheOneWeImitateAllItsDocumentedRequests() {
        Map<String, Long> vendorToCases =
                cases().stream().collect(Collectors.groupingBy(GoldenCase::vendor, Collectors.counting()));

        assertThat(vendorToCases)
                .containsEntry("apixo", 10L)
                .containsOnlyKeys(Adapters.names().split(", ", -1));
    }

    private static VendorAdapter target(GoldenCase golden) {
        Adapters.Vendor vendor = Adapters.find(golden.vendor()).orElseThrow();
        return vendor.adapter().apply(golden.access());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theVendorGetsItsRequest(GoldenCase golden) {
        VendorAdapter target = target(golden);
        InlineMedia media = target.inlinesMedia() ? golden.media() : InlineMedia.NONE;
        Call call = target.submit(golden.upstreamModel(), INTENT.token(), golden.request(), media);

        assertThat(written(call)).isEqualTo(golden.upstreamRequest());
    }

    private static JsonNode written(Call call) {
        ObjectNode request = MAPPER.createObjectNode();
        request.put("method", call.method().name());
        request.put("path", call.path());
        ObjectNode headers = request.putObject("headers");
        call.headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> headers.put(header.getKey(), header.getValue()));
        request.set("body", GoldenCase.json(call.body().orElseThrow().toString()));
        return request;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCallerSeesTheEnd(GoldenCase golden) {
        Paces paces = (model, request) -> pace(golden.model().timing().usual(request.input()));
        Lifecycle lifecycle = new Lifecycle(paces, Duration.ofMinutes(5));
        Task queued = golden.task();
        Instant now = GoldenCase.CREATED;
        Task task = after(lifecycle, queued, new Observation.Marked(INTENT, now.plusSeconds(35)), now);
        Reading reading = Readings.unclear();
        GoldenReader reader = new GoldenReader(target(golden), golden.upstreamModel(), INTENT.token());
        for (GoldenCase.Answer answer : golden.answers()) {
            now = answer.call().equals("further") ? now : now.plus(STEP);
            reading = reader.read(answer, now);
            task = reading.further().isPresent() ? task : after(lifecycle, task, reading.observation(), now);
        }
        assertThat(reading.further()).isEmpty();
        assertThat(reader.looks()).allSatisfy(look -> isAuthorised(look, golden));
        if (task.state() instanceof TaskState.Collecting collecting) {
            task = after(lifecycle, task, archived(collecting.sources()), now);
        }

        assertThat(view(task, queued, paces, now)).isEqualTo(golden.callerView());
    }

    /** Under the key that the submit had, and no more than that says. */
    private static void isAuthorised(Call look, GoldenCase golden) {
        Map<String, String> headers = new HashMap<>();
        golden.upstreamRequest()
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        headers.keySet().removeIf(name -> name.startsWith("X-Fal-") || name.startsWith("X-DashScope-"));
        if (look.body().isEmpty()) {
            headers.remove("Content-Type");
        }
        assertThat(look.headers()).isEqualTo(headers);
    }

    private static Pace pace(DurationRange usual) {
        return new Pace(usual.from(), usual.to(), Duration.ofSeconds(4));
    }

    private static Observation archived(List<String> sources) {
        return new Observation.Archived(IntStream.range(0, sources.size())
                .mapToObj(n -> new Result("https://gateway.example.com/files/" + n + ".mp4", 1, "video/mp4", "00"))
                .toList());
    }

    private static Task after(Lifecycle lifecycle, Task task, Observation observation, Instant now) {
        return switch (lifecycle.apply(task, observation, now)) {
            case Decision.Transition transition -> transition.after();
            case Decision.Snooze snooze -> afterSnooze(task, snooze.progress());
            case Decision.Ignore ignored -> throw new AssertionError(observation + " was ignored");
        };
    }

    /** What the store keeps of a snooze. */
    private static Task afterSnooze(Task task, OptionalInt progress) {
        return progress.isPresent() ? SampleTasks.reporting(task, progress.getAsInt()) : task;
    }

    private static JsonNode view(Task task, Task before, Paces paces, Instant now) {
        return GoldenCase.json(text(new Snapshots(paces, GoldenTest::text).of(task, before, now)));
    }

    private static String text(Map<String, ?> value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
