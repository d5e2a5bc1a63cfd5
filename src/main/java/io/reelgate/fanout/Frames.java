package io.reelgate.fanout;

import io.reelgate.domain.task.Progress;
import io.reelgate.web.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text of every frame the server sends (contract, section 8). */
final class Frames {
    static final String PONG = "{\"type\":\"pong\"}";
    static final String RESET = "{\"type\":\"reset\"}";
    static final String SUBSCRIBED_ALL = "{\"type\":\"subscribed\",\"all\":true}";
    static final String UNSUBSCRIBED_ALL = "{\"type\":\"unsubscribed\",\"all\":true}";

    private Frames() {}

    /** {@code data} is JSON text already: the log keeps it as the caller shall see it. */
    static String task(String offset, String data) {
        return "{\"type\":\"task\",\"offset\":\"" + offset + "\",\"data\":" + data + "}";
    }

    static String progress(String taskId, Progress progress) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("taskId", taskId);
        data.put("progress", progress.percent());
        data.put("progressSource", progress.source().word());
        progress.etaMillis().ifPresent(eta -> data.put("etaMs", eta));
        return frame("progress", Map.of("data", data));
    }

    static String subscribed(Collection<String> taskIds) {
        return frame("subscribed", Map.of("taskIds", taskIds));
    }

    static String unsubscribed(Collection<String> taskIds) {
        return frame("unsubscribed", Map.of("taskIds", taskIds));
    }

    static String lagged(Offset since) {
        return frame("lagged", Map.of("since", since.toString()));
    }

    static String error(int code, String message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("message", message);
        return frame("error", fields);
    }

    private static String frame(String type, Map<String, ?> fields) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        frame.putAll(fields);
        return Json.text(frame);
    }
}
