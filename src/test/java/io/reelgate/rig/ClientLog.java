package io.reelgate.rig;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a client knows of its tasks: the answer of each submit, and each change of state that it was shown. */
public final class ClientLog implements AutoCloseable {
    /** What a client knows of one submit. */
    public enum Outcome {
        /** Answered with a task id. */
        ACCEPTED,
        /** Answered, but not with a task id. */
        REFUSED,
        /** The connection broke or nothing came in time: the task may exist. */
        UNKNOWN
    }

    /**
     * The end of one submit.
     *
     * @param status 0 where nothing was answered
     * @param callback whether a callback was asked for
     */
    public record Submit(
            String prompt, String node, Outcome outcome, int status, Optional<String> taskId, boolean callback) {}

    private final JsonLines file;

    public ClientLog(RunFolder run) {
        file = new JsonLines(run.clientLog());
    }

    public void submitted(Submit submit) {
        Map<String, Object> entry = entry("submit", submit.node());
        entry.put("prompt", submit.prompt());
        entry.put("outcome", submit.outcome().name());
        entry.put("status", submit.status());
        submit.taskId().ifPresent(id -> entry.put("taskId", id));
        entry.put("callback", submit.callback());
        file.write(entry);
    }

    /** A public state that a client was shown. */
    public void seen(String node, String taskId, String state) {
        Map<String, Object> entry = entry("seen", node);
        entry.put("taskId", taskId);
        entry.put("state", state);
        file.write(entry);
    }

    private static Map<String, Object> entry(String kind, String node) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind);
        entry.put("time", System.currentTimeMillis());
        entry.put("node", node);
        return entry;
    }

    @Override
    public void close() {
        file.close();
    }
}
