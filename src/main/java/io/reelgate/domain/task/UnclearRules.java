package io.reelgate.domain.task;

import io.reelgate.domain.task.TaskState.Unclear;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * For how long a submit of unknown outcome may turn out well, how often an upstream that can tell is asked about it, and
 * what follows when nobody knows.
 *
 * @param window from the moment the outcome was found to be unknown; never beyond the task's deadline
 * @param upstreamToPolicy answers for every upstream name
 */
public record UnclearRules(Duration window, Function<String, UnclearPolicy> upstreamToPolicy) {
    private static final Duration FIRST_QUESTION = Duration.ofSeconds(5);
    private static final Duration NEXT_QUESTION = Duration.ofSeconds(30);
    private static final int QUESTIONS_AT_LEAST = 4;

    Instant end(Task task, Instant now) {
        return earlier(now.plus(window), task.deadline());
    }

    Instant firstQuestion(Instant end, Instant now) {
        return earlier(now.plus(pace(FIRST_QUESTION)), end);
    }

    Instant nextQuestion(Unclear unclear, Instant now) {
        return earlier(now.plus(pace(NEXT_QUESTION)), unclear.until());
    }

    boolean submitsAgain(Task task, Unclear unclear, Instant now) {
        return unclear.past().doubted().isEmpty()
                && now.isBefore(task.deadline())
                && upstreamToPolicy.apply(unclear.intent().route()) == UnclearPolicy.RESUBMIT_ONCE;
    }

    /** A short window is no reason not to ask. */
    private Duration pace(Duration usual) {
        Duration part = window.dividedBy(QUESTIONS_AT_LEAST);
        return part.compareTo(usual) < 0 ? part : usual;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
