package io.reelgate.domain.task;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.request.GenerateRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task as the store holds it.
 *
 * @param request gone once the task has ended
 * @param version grows by one with every commit; a commit names the version it starts from
 * @param attempts submits that were begun
 * @param upstreamProgress the last percentage the upstream itself reported
 */
public record Task(
        TaskId id,
        AccountId account,
        String model,
        Optional<GenerateRequest> request,
        TaskState state,
        long version,
        Attempts attempts,
        Instant createTime,
        Instant deadline,
        OptionalInt upstreamProgress) {
    /** One of whose attempts only the number is known. */
    public Task(
            TaskId id,
            AccountId account,
            String model,
            Optional<GenerateRequest> request,
            TaskState state,
            long version,
            int attempts,
            Instant createTime,
            Instant deadline,
            OptionalInt upstreamProgress) {
        this(
                id,
                account,
                model,
                request,
                state,
                version,
                new Attempts(attempts),
                createTime,
                deadline,
                upstreamProgress);
    }

    /** A task as admission creates it. */
    public static Task admitted(
            TaskId id, AccountId account, String model, GenerateRequest request, Instant createTime, Instant deadline) {
        return new Task(
                id,
                account,
                model,
                Optional.of(request),
                new TaskState.Queued(),
                1,
                Attempts.NONE,
                createTime,
                deadline,
                OptionalInt.empty());
    }

    /** The same task, put aside until replicas have confirmed it. */
    public Task unconfirmed() {
        return new Task(
                id,
                account,
                model,
                request,
                new TaskState.Unconfirmed(),
                version,
                attempts,
                createTime,
                deadline,
                upstreamProgress);
    }

    /** The next version of this task in another state. */
    Task moveTo(TaskState next, Attempts made) {
        Optional<GenerateRequest> kept = next.terminal() ? Optional.empty() : request;
        return new Task(id, account, model, kept, next, version + 1, made, createTime, deadline, upstreamProgress);
    }
}
