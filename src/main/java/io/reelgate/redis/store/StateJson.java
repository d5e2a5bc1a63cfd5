package io.reelgate.redis.store;

import io.reelgate.domain.route.Decline;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Past;
import io.reelgate.domain.task.Result;
import io.reelgate.domain.task.TaskState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known in a state as one JSON text, and back; the state's word is stored beside it. Times are milliseconds. */
final class StateJson {
    private StateJson() {}

    static String encode(TaskState state) {
        return StoreJson.text(
                switch (state) {
                    case TaskState.Unconfirmed unconfirmed -> Map.of();
                    case TaskState.Queued queued -> withPast(new LinkedHashMap<>(), queued.past());
                    case TaskState.Submitting submitting -> withPast(intent(submitting.intent()), submitting.past());
                    case TaskState.Unclear unclear ->
                        withPast(with(intent(unclear.intent()), "until", millis(unclear.until())), unclear.past());
                    case TaskState.Running running -> job(running.job());
                    case TaskState.Collecting collecting -> collecting(collecting);
                    case TaskState.Succeeded succeeded -> succeeded(succeeded);
                    case TaskState.Failed failed -> failed(failed);
                });
    }

    static TaskState decode(String word, String text) {
        StateReader json = new StateReader(StoreJson.object(text));
        return switch (word) {
            case "unconfirmed" -> new TaskState.Unconfirmed();
            case "queued" -> new TaskState.Queued(json.past());
            case "submitting" -> new TaskState.Submitting(json.intent(), json.past());
            case "unclear" -> new TaskState.Unclear(json.intent(), json.instant("until"), json.past());
            case "running" -> new TaskState.Running(json.job());
            case "collecting" -> json.collecting();
            case "succeeded" -> new TaskState.Succeeded(json.results(), json.instant("completed"));
            case "failed" -> new TaskState.Failed(json.failure(), json.instant("completed"));
            default -> throw new IllegalStateException("the store holds an unknown state: " + word);
        };
    }

    /** Most tasks have none, and are stored without it. */
    private static Map<String, Object> withPast(Map<String, Object> json, Past past) {
        past.shownSince().ifPresent(since -> json.put("shown", millis(since)));
        past.doubted().ifPresent(intent -> json.put("doubted", intent(intent)));
        if (!past.declines().isEmpty()) {
            json.put(
                    "declines", past.declines().stream().map(StateJson::decline).toList());
        }
        return json;
    }

    private static Map<String, Object> decline(Decline decline) {
        return with(
                ordered("lane", decline.lane(), "reason", decline.reason().word()), "until", millis(decline.until()));
    }

    private static Map<String, Object> intent(Intent intent) {
        return with(ordered("token", intent.token(), "route", intent.route()), "at", millis(intent.at()));
    }

    private static Map<String, Object> job(Job job) {
        return with(ordered("route", job.route(), "job", job.id()), "submitted", millis(job.submittedAt()));
    }

    private static Map<String, Object> collecting(TaskState.Collecting state) {
        Map<String, Object> json = with(job(state.job()), "sources", state.sources());
        return state.heldUp() ? with(json, "heldUp", true) : json;
    }

    private static Map<String, Object> succeeded(TaskState.Succeeded state) {
        List<Map<String, Object>> results =
                state.results().stream().map(StateJson::result).toList();
        return ordered("results", results, "completed", millis(state.completeTime()));
    }

    private static Map<String, Object> result(Result result) {
        Map<String, Object> json = ordered("url", result.url(), "bytes", result.bytes());
        with(with(json, "type", result.contentType()), "sha256", result.sha256());
        result.facts().width().ifPresent(width -> json.put("width", width));
        result.facts().height().ifPresent(height -> json.put("height", height));
        result.facts().durationMillis().ifPresent(millis -> json.put("duration", millis));
        result.expiresAt().ifPresent(end -> json.put("expires", millis(end)));
        return json;
    }

    private static Map<String, Object> failed(TaskState.Failed state) {
        Map<String, Object> json =
                ordered("code", state.failure().code().name(), "completed", millis(state.completeTime()));
        state.failure().reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    private static Map<String, Object> with(Map<String, Object> json, String name, Object value) {
        json.put(name, value);
        return json;
    }

    private static Map<String, Object> ordered(String first, Object value, String second, Object secondValue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(first, value);
        return with(json, second, secondValue);
    }
}
