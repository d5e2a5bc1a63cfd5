package io.reelgate.rig.oracle;

import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.ClientLog.Submit;
import io.reelgate.rig.oracle.History.Delivery;
import io.reelgate.rig.oracle.History.Post;
import io.reelgate.rig.oracle.History.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A clean history to be damaged: what a run leaves whose tasks ended in each of the ways they may. */
final class ToldRun {
    static final String DONE = "task_done";
    static final String FAILED = "task_failed";
    static final String BURIED = "task_buried";

    final List<Submit> submits = new ArrayList<>();
    final List<Seen> seen = new ArrayList<>();
    final List<Post> posts = new ArrayList<>();
    final List<Delivery> callbacks = new ArrayList<>();
    final List<StoredKey> keys = new ArrayList<>();
    int resubmits;

    ToldRun() {
        succeeded(DONE);
        callbacks.add(new Delivery("id-1", DONE, "success"));
        callbacks.add(new Delivery("id-1", DONE, "success"));
        accepted(FAILED, false);
        posts.add(new Post(3, FAILED, false, 0));
        task(FAILED, "failed", true);
        succeeded(BURIED);
        keys.add(new StoredKey("{p01}:callback:" + BURIED, true, Map.of("url", "http://nobody"), List.of()));
        keys.add(new StoredKey("{p01}:dead", true, Map.of(), List.of(BURIED)));
        answered("refused", Outcome.REFUSED, 503);
        answered("unknown", Outcome.UNKNOWN, 0);
        posts.add(new Post(5, "unknown", true, 200));
        keys.add(new StoredKey("facts", false, Map.of(), List.of()));
    }

    private void succeeded(String id) {
        accepted(id, true);
        posts.add(new Post(1, id, false, 503));
        posts.add(new Post(2, id, true, 200));
        task(id, "succeeded", true);
        seen.add(new Seen(id, "processing"));
        seen.add(new Seen(id, "success"));
    }

    /** The prompt of a task is its id. */
    void accepted(String id, boolean callback) {
        submits.add(new Submit(id, "node", Outcome.ACCEPTED, 200, Optional.of(id), callback));
    }

    void answered(String prompt, Outcome outcome, int status) {
        submits.add(new Submit(prompt, "node", outcome, status, Optional.empty(), false));
    }

    void task(String id, String state, boolean expires) {
        keys.removeIf(key -> key.name().equals(taskKey(id)));
        keys.add(new StoredKey(taskKey(id), expires, Map.of("state", state), List.of()));
    }

    void without(String key) {
        keys.removeIf(each -> each.name().equals(key));
    }

    void holding(String key, String member) {
        keys.add(new StoredKey(key, false, Map.of(), List.of(member)));
    }

    static String taskKey(String id) {
        return "{p01}:task:" + id;
    }

    /** What the oracle says, each finding as {@code rule: subject}. */
    List<String> findings() {
        History history = new History(submits, seen, posts, callbacks, new Image(keys), resubmits);
        return Verdict.of(history).findings().stream()
                .map(finding -> finding.rule().word() + ": " + finding.subject())
                .toList();
    }
}
