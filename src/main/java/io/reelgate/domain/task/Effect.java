package io.reelgate.domain.task;

/** What else a commit does, in the same script as the change of state. */
public sealed interface Effect {
    /** Writes the task's new public snapshot to the event stream. */
    record Publish() implements Effect {}

    /** Frees the slot of account and model. */
    record ReleaseSlot() implements Effect {}

    /** Puts a callback row into the outbox. */
    record CallBack(String url) implements Effect {}
}
