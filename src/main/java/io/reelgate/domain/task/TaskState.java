package io.reelgate.domain.task;

import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.route.Decline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a task stands; each state carries exactly what is known in it. */
public sealed interface TaskState {
    /** As stored, logged and measured. */
    String word();

    PublicState publicState();

    /** The one it was or may have been submitted to; empty before, and once the task has ended. */
    default Optional<String> upstream() {
        return switch (this) {
            case Submitting submitting -> Optional.of(submitting.intent().route());
            case Unclear unclear -> Optional.of(unclear.intent().route());
            case Running running -> Optional.of(running.job().route());
            case Collecting collecting -> Optional.of(collecting.job().route());
            case Unconfirmed unconfirmed -> Optional.empty();
            case Queued queued -> Optional.empty();
            case Succeeded ended -> Optional.empty();
            case Failed ended -> Optional.empty();
        };
    }

    /** The lanes that have declined it and may still do so. */
    default List<Decline> declines() {
        return switch (this) {
            case Queued queued -> queued.past().declines();
            case Submitting submitting -> submitting.past().declines();
            case Unclear unclear -> unclear.past().declines();
            default -> List.of();
        };
    }

    default boolean terminal() {
        return this instanceof Succeeded || this instanceof Failed;
    }

    /** Admitted where replicas have yet to confirm it: put aside, and nobody was told. */
    record Unconfirmed() implements TaskState {
        @Override
        public String word() {
            return "unconfirmed";
        }

        @Override
        public PublicState publicState() {
            return PublicState.PENDING;
        }
    }

    /** Waits for its turn. */
    record Queued(Past past) implements TaskState {
        public Queued() {
            this(Past.NONE);
        }

        @Override
        public String word() {
            return "queued";
        }

        @Override
        public PublicState publicState() {
            return past.publicState();
        }
    }

    /** An intent is committed; the request may be on its way. */
    record Submitting(Intent intent, Past past) implements TaskState {
        public Submitting(Intent intent) {
            this(intent, Past.NONE);
        }

        @Override
        public String word() {
            return "submitting";
        }

        @Override
        public PublicState publicState() {
            return past.publicState();
        }
    }

    /** The submit's outcome is not known: never resent blindly; what follows is decided when {@code until} has passed. */
    record Unclear(Intent intent, Instant until, Past past) implements TaskState {
        public Unclear(Intent intent, Instant until) {
            this(intent, until, Past.NONE);
        }

        @Override
        public String word() {
            return "unclear";
        }

        @Override
        public PublicState publicState() {
            return PublicState.PROCESSING;
        }
    }

    /** An upstream works on it. */
    record Running(Job job) implements TaskState {
        @Override
        public String word() {
            return "running";
        }

        @Override
        public PublicState publicState() {
            return PublicState.PROCESSING;
        }
    }

    /**
     * The upstream is done; its results are copied from {@code sources} into the result store.
     *
     * @param heldUp our own store took nothing since the sources were last tried: they are tried once more than the
     *     deadline allows, because it was not they that were late
     */
    record Collecting(Job job, List<String> sources, boolean heldUp) implements TaskState {
        public Collecting {
            sources = List.copyOf(sources);
        }

        public Collecting(Job job, List<String> sources) {
            this(job, sources, false);
        }

        @Override
        public String word() {
            return "collecting";
        }

        @Override
        public PublicState publicState() {
            return PublicState.PROCESSING;
        }
    }

    record Succeeded(List<Result> results, Instant completeTime) implements TaskState {
        public Succeeded {
            results = List.copyOf(results);
        }

        @Override
        public String word() {
            return "succeeded";
        }

        @Override
        public PublicState publicState() {
            return PublicState.SUCCESS;
        }
    }

    record Failed(Failure failure, Instant completeTime) implements TaskState {
        @Override
        public String word() {
            return "failed";
        }

        @Override
        public PublicState publicState() {
            return PublicState.FAILED;
        }
    }
}
