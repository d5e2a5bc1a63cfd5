package io.reelgate.port;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.vertx.core.Future;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * All upstream vendors behind one door. A route is named by its lane ({@link io.reelgate.domain.route.Lane}): that name is
 * what an intent and a job are pinned to. Futures never fail for what a vendor does: that is an observation.
 */
public interface Upstream {
    /** A connection in hand, nothing written yet. Exactly one of its methods must be called. */
    interface Line {
        /**
         * Writes the paid request; whatever happens is told as an observation about the submit. {@code fence} is asked
         * directly before the first byte: where it says no, nothing is written, and the task may wait again. {@code media}:
         * none, unless {@link Upstream#inlinesMedia} said so of the route.
         */
        Future<Observation> submit(
                String token, String model, GenerateRequest request, InlineMedia media, BooleanSupplier fence);

        /** This line; the vendor is asked to tell at this URL when the job has ended, where it can be asked. */
        default Line telling(String url) {
            return this;
        }

        /** Gives the connection back unused. */
        void release();
    }

    /**
     * Which way a waiting task goes now, by its declines and by what is known of the lanes; answers at once. {@code passedOver}
     * are names of lanes that this task cannot have at the moment.
     */
    RouteChoice choose(Task task, Set<String> passedOver);

    /** Whether the vendor of a route wants images in the request itself, because it fetches no URLs. */
    boolean inlinesMedia(String route);

    /**
     * Whether it is worthwhile to prepare a submit: completes at once where nothing speaks against it, and fails while the
     * vendor asked for a rest. Where the last connection could not be had, one is taken first and given back unused.
     */
    Future<Void> ready(String route);

    /** Takes a connection to a route; a failed future means that nothing was written and the task may wait. */
    Future<Line> open(String route);

    /**
     * Asks what became of a submit whose outcome is unknown: {@link Observation.Accepted} under its token when its job was
     * found, {@link Observation.Postponed} under it when there is provably none and never will be, {@link
     * Observation.StillUnclear} when nothing is known, and {@link Observation.TimePassed} where the vendor cannot be asked.
     */
    Future<Observation> reconcile(Intent intent, String model);

    /** Looks at a job once. */
    Future<Observation> look(Job job, String model);
}
