package io.reelgate.rig.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All keys of the gateway in Redis, read at rest. */
public final class Image {
    private final List<StoredKey> keys;
    private final Map<String, StoredKey> idToTask;
    private final Map<String, StoredKey> idToCallback;
    private final Set<String> dead;

    public Image(List<StoredKey> keys) {
        this.keys = List.copyOf(keys);
        this.idToTask = byRest("task");
        this.idToCallback = byRest("callback");
        this.dead = kind("dead").flatMap(key -> key.members().stream()).collect(Collectors.toSet());
    }

    private Map<String, StoredKey> byRest(String kind) {
        return kind(kind).collect(Collectors.toMap(StoredKey::rest, Function.identity(), (first, again) -> again));
    }

    List<StoredKey> keys() {
        return keys;
    }

    Stream<StoredKey> kind(String kind) {
        return keys.stream().filter(key -> key.kind().equals(kind));
    }

    public Map<String, StoredKey> tasks() {
        return idToTask;
    }

    /** The internal state of a task; empty where there is none. */
    public Optional<String> state(String taskId) {
        return Optional.ofNullable(idToTask.get(taskId)).map(Image::state);
    }

    static String state(StoredKey task) {
        return task.fields().getOrDefault("state", "");
    }

    public static boolean terminal(StoredKey task) {
        return state(task).equals("succeeded") || state(task).equals("failed");
    }

    /** The callback of a task that is not delivered, if there is one. */
    Optional<StoredKey> callback(String taskId) {
        return Optional.ofNullable(idToCallback.get(taskId));
    }

    boolean dead(String taskId) {
        return dead.contains(taskId);
    }
}
