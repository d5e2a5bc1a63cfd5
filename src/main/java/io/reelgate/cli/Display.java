package io.reelgate.cli;

/** Shows tasks to whoever called the command. */
interface Display {
    /** A task as it is now; called for every state and every bit of progress. */
    void show(TaskView task);

    /** About the command itself, not about a task. */
    void note(String text);

    /** Brings what was shown onto the screen; called a few times a second. */
    void refresh();
}
