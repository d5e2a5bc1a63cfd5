package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Attempt;
import io.reelgate.domain.task.Attempts;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task as the fields of its hash, and back. A new task is written whole; a commit writes only what a transition changes,
 * and its script drops the request at the end.
 */
final class TaskFields {
    private static final String ACCOUNT = "account";
    private static final String MODEL = "model";
    private static final String REQUEST = "request";
    private static final String STATE = "state";
    private static final String DETAIL = "detail";
    private static final String VERSION = "version";
    private static final String ATTEMPTS = "attempts";
    private static final String TRIES = "tries";
    private static final String CREATED = "created";
    private static final String DEADLINE = "deadline";
    private static final String PROGRESS = "progress";

    /** All a hash may hold that is read back, but the request, which may be long. */
    static final List<String> BRIEF =
            List.of(ACCOUNT, MODEL, STATE, DETAIL, VERSION, ATTEMPTS, TRIES, CREATED, DEADLINE, PROGRESS);

    private TaskFields() {}

    /** Names and values in turn. */
    static List<String> ofNew(Task task) {
        List<String> fields = new ArrayList<>(20);
        add(fields, ACCOUNT, task.account().value());
        add(fields, MODEL, task.model());
        add(fields, CREATED, Long.toString(task.createTime().toEpochMilli()));
        add(fields, DEADLINE, Long.toString(task.deadline().toEpochMilli()));
        task.request().ifPresent(request -> add(fields, REQUEST, RequestJson.encode(request)));
        task.upstreamProgress().ifPresent(percent -> add(fields, PROGRESS, Integer.toString(percent)));
        fields.addAll(ofChange(task));
        return fields;
    }

    /** Names and values in turn. */
    static List<String> ofChange(Task after) {
        List<String> fields = new ArrayList<>(10);
        add(fields, STATE, after.state().word());
        add(fields, DETAIL, StateJson.encode(after.state()));
        add(fields, VERSION, Long.toString(after.version()));
        add(fields, ATTEMPTS, Integer.toString(after.attempts().count()));
        if (!after.attempts().last().isEmpty()) {
            add(fields, TRIES, AttemptsText.encode(after.attempts().last()));
        }
        return fields;
    }

    /** The task of a hash that is not empty. */
    static Task read(TaskId id, Map<String, String> fields) {
        return new Task(
                id,
                new AccountId(fields.get(ACCOUNT)),
                fields.get(MODEL),
                Optional.ofNullable(fields.get(REQUEST)).map(RequestJson::decode),
                StateJson.decode(fields.get(STATE), fields.get(DETAIL)),
                Long.parseLong(fields.get(VERSION)),
                attempts(fields),
                instant(fields, CREATED),
                instant(fields, DEADLINE),
                progress(fields));
    }

    /** A task stored before they were remembered has only their number. */
    private static Attempts attempts(Map<String, String> fields) {
        List<Attempt> last =
                Optional.ofNullable(fields.get(TRIES)).map(AttemptsText::decode).orElse(List.of());
        return new Attempts(Integer.parseInt(fields.get(ATTEMPTS)), last);
    }

    private static Instant instant(Map<String, String> fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(fields.get(name)));
    }

    private static OptionalInt progress(Map<String, String> fields) {
        String percent = fields.get(PROGRESS);
        return percent == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(percent));
    }

    private static void add(List<String> fields, String name, String value) {
        fields.add(name);
        fields.add(value);
    }
}
