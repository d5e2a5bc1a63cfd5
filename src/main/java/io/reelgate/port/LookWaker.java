package io.reelgate.port;

import io.reelgate.domain.task.TaskId;
import io.vertx.core.Future;
import java.util.Locale;

/** Brings looks forward. It changes no task: what becomes of one is what its look sees. */
public interface LookWaker {
    /** What came of it. */
    enum Woken {
        /** The task is due now. */
        MOVED,
        /** It was woken a moment ago, or is due anyway. */
        REPEATED,
        /** It is not recorded yet that the upstream took the job. */
        EARLY,
        /** No running task of this upstream: it has ended, or never was. */
        OVER;

        /** As measured. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Makes the look at a task that runs at this upstream due now; however often it is asked, a task is moved ever more
     * rarely. Fails with {@link StoreUnavailable}.
     */
    Future<Woken> wake(TaskId id, String upstream);
}
