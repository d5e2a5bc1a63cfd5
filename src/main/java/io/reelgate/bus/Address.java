package io.reelgate.bus;

import java.util.Locale;

/** Every event-bus address. */
public enum Address {
    /** Request {@link BusMessage.Admit}, reply {@link BusMessage.Admitted}. */
    ADMIT,
    /** {@link BusMessage.TaskReady}: a task waits for a submitter. */
    TASK_READY,
    /** {@link BusMessage.Look}: a claimed task for one poller of the fleet. */
    LOOK,
    /** {@link BusMessage.TaskDue}: a task may be looked at before its time. */
    TASK_DUE,
    /** {@link BusMessage.TaskFinished}: a task waits for archiving. */
    TASK_FINISHED,
    /** {@link BusMessage.TaskEnded}: a callback may wait in the outbox. */
    TASK_ENDED,
    /** Request {@link BusMessage.AwaitChange}, reply {@link BusMessage.Changed}: a long poll. */
    AWAIT_CHANGE;

    /** As given to the event bus. */
    public String text() {
        return "reelgate." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The same address on the event loop of the calling thread: a message between two verticles of one loop needs no
     * hop, which costs more than the rest of its way. Whoever consumes here consumes at {@link #text()} too.
     */
    public String textOnThisLoop() {
        return text() + '@' + Thread.currentThread().getName();
    }
}
