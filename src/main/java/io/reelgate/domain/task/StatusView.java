package io.reelgate.domain.task;

import io.reelgate.domain.fault.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code data} of a status answer, in the contract's order; the same map is the event's snapshot and, in its
 * envelope, the callback's body. A field that does not belong to a state is absent.
 */
public final class StatusView {
    private StatusView() {}

    /** {@code resultJson} is a JSON string, encoded by {@code json}, which must encode a map of lists of strings. */
    public static Map<String, Object> of(Task task, Progress progress, JsonText json) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("taskId", task.id().value());
        data.put("state", task.state().publicState().word());
        ending(data, task, json);
        data.put("createTime", task.createTime().toEpochMilli());
        data.put("model", task.model());
        data.put("progress", progress.percent());
        data.put("progressSource", progress.source().word());
        progress.etaMillis().ifPresent(eta -> data.put("etaMs", eta));
        data.put("attempts", task.attempts().count());
        data.put("version", task.version());
        return data;
    }

    private static void ending(Map<String, Object> data, Task task, JsonText json) {
        switch (task.state()) {
            case TaskState.Succeeded succeeded -> success(data, task, succeeded, json);
            case TaskState.Failed failed -> failure(data, task, failed);
            default -> {}
        }
    }

    private static void success(Map<String, Object> data, Task task, TaskState.Succeeded succeeded, JsonText json) {
        var urls = succeeded.results().stream().map(Result::url).toList();
        data.put("resultJson", json.encode(Map.of("resultUrls", urls)));
        data.put("results", succeeded.results().stream().map(StatusView::result).toList());
        times(data, task, succeeded.completeTime());
    }

    private static Map<String, Object> result(Result result) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("url", result.url());
        entry.put("bytes", result.bytes());
        result.facts().width().ifPresent(width -> entry.put("width", width));
        result.facts().height().ifPresent(height -> entry.put("height", height));
        result.facts().durationMillis().ifPresent(millis -> entry.put("durationMs", millis));
        result.expiresAt().ifPresent(end -> entry.put("expiresAt", end.toEpochMilli()));
        return entry;
    }

    private static void failure(Map<String, Object> data, Task task, TaskState.Failed failed) {
        Failure failure = failed.failure();
        data.put("failCode", failure.code().name());
        data.put("failMsg", failure.message());
        times(data, task, failed.completeTime());
    }

    private static void times(Map<String, Object> data, Task task, Instant completeTime) {
        data.put("completeTime", completeTime.toEpochMilli());
        data.put("costTime", Duration.between(task.createTime(), completeTime).toMillis());
    }
}
