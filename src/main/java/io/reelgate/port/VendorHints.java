package io.reelgate.port;

import io.reelgate.domain.task.TaskId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/** What vendors say of their own accord: whether it is they who say it, and what it is about. Safe from any thread. */
public interface VendorHints {
    /**
     * Something that was posted.
     *
     * @param task the one that its URL names; empty where it names none
     * @param headers by their names in lower case
     * @param body as it came
     */
    record Post(Optional<TaskId> task, Map<String, String> headers, Buffer body) {}

    /** What it is worth. */
    sealed interface Verdict {
        /** The vendor says that something happened to the job of this task. */
        record AboutTask(TaskId id) implements Verdict {}

        /** The vendor says that something happened to this job. */
        record AboutJob(String id) implements Verdict {}

        /** The vendor says something that does not concern us. */
        record Unconcerned() implements Verdict {}

        /** It proves nothing; {@code reason} as measured. */
        record Refused(String reason) implements Verdict {}
    }

    /** Whether an upstream's webhooks are heard at all, at URLs that name a task or at the one that does not. */
    boolean listens(String upstream, boolean namesTask);

    /** Only for an upstream that is listened to; never fails for what was posted. */
    Future<Verdict> judge(String upstream, Post post);
}
