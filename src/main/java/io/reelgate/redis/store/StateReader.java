package io.reelgate.redis.store;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Past;
import io.reelgate.domain.task.Result;
import io.reelgate.domain.task.TaskState;
import io.reelgate.domain.task.VideoFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads the parts of a state from the JSON that {@link StateJson} wrote. */
record StateReader(Map<String, Object> json) {
    Intent intent() {
        return new Intent(text("token"), text("route"), instant("at"));
    }

    @SuppressWarnings("unchecked")
    Past past() {
        var doubted = Optional.ofNullable((Map<String, Object>) json.get("doubted"));
        return new Past(
                json.containsKey("shown") ? Optional.of(instant("shown")) : Optional.empty(),
                doubted.map(intent -> new StateReader(intent).intent()),
                declines());
    }

    @SuppressWarnings("unchecked")
    private List<Decline> declines() {
        List<Map<String, Object>> declines = (List<Map<String, Object>>) json.getOrDefault("declines", List.of());
        return declines.stream()
                .map(decline -> new StateReader(decline).decline())
                .toList();
    }

    private Decline decline() {
        return new Decline(text("lane"), Decline.Reason.ofWord(text("reason")), instant("until"));
    }

    Job job() {
        return new Job(text("route"), text("job"), instant("submitted"));
    }

    Failure failure() {
        return new Failure(FailCode.valueOf(text("code")), Optional.ofNullable((String) json.get("reason")));
    }

    @SuppressWarnings("unchecked")
    List<Result> results() {
        List<Map<String, Object>> results = (List<Map<String, Object>>) json.get("results");
        return results.stream().map(result -> new StateReader(result).result()).toList();
    }

    private Result result() {
        return new Result(
                text("url"),
                number("bytes"),
                text("type"),
                text("sha256"),
                facts(),
                optional("expires", this::instant));
    }

    /** Results stored before this was kept have none of it. */
    private VideoFacts facts() {
        OptionalInt width = optional("width", this::number).stream()
                .mapToInt(Math::toIntExact)
                .findFirst();
        OptionalInt height = optional("height", this::number).stream()
                .mapToInt(Math::toIntExact)
                .findFirst();
        return new VideoFacts(
                width,
                height,
                optional("duration", this::number).stream()
                        .mapToLong(Long::longValue)
                        .findFirst());
    }

    private <T> Optional<T> optional(String name, Function<String, T> read) {
        return json.containsKey(name) ? Optional.of(read.apply(name)) : Optional.empty();
    }

    TaskState.Collecting collecting() {
        return new TaskState.Collecting(job(), texts("sources"), Boolean.TRUE.equals(json.get("heldUp")));
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String name) {
        return (List<String>) json.get(name);
    }

    Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    private long number(String name) {
        return (Long) json.get(name);
    }

    private String text(String name) {
        return (String) json.get(name);
    }
}
