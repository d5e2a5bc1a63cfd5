package io.reelgate.domain.quota;

import io.reelgate.domain.task.TaskId;

/** What the admission script decided; everything but {@link Accepted} used up nothing. */
public sealed interface AdmissionOutcome {
    /** The task exists. {@code replayed}: an earlier request under the same idempotency key made it. */
    record Accepted(TaskId id, Quota quota, boolean replayed) implements AdmissionOutcome {}

    record RateExceeded(Quota quota, long retryAfterMillis) implements AdmissionOutcome {}

    /** {@code retryAfterMillis} is an estimate: when a slot frees is not known. */
    record ConcurrencyExceeded(Quota quota, long retryAfterMillis) implements AdmissionOutcome {}

    /** The key was revoked after this node had last seen it. */
    record KeyRejected() implements AdmissionOutcome {}

    /** The idempotency key belongs to a request with another body. */
    record IdempotencyMismatch() implements AdmissionOutcome {}

    /** The idempotency key's first request is not confirmed yet. */
    record IdempotencyPending() implements AdmissionOutcome {}

    /** The script ran after the bound it was given; nothing was admitted. */
    record TooLate() implements AdmissionOutcome {}
}
