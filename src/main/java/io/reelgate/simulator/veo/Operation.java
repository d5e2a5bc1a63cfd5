package io.reelgate.simulator.veo;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Outcome;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A long-running operation as Google gives it: nothing but its name until it is done, whichever way. */
public final class Operation {
    private Operation() {}

    /** {@code response}: what a job that succeeded has, and {@code filtered} one whose video was held back. */
    public static Reply.Answer answer(
            String name,
            Job job,
            long now,
            Supplier<Map<String, @Nullable Object>> response,
            Supplier<Map<String, @Nullable Object>> filtered) {
        Members operation = new Members().with("name", name);
        switch (job.stateAt(now)) {
            case PENDING, PROCESSING -> {}
            case SUCCESS -> operation.with("done", true).with("response", response.get());
            case FAILED -> failed(operation.with("done", true), job, filtered);
        }
        return operation.answer(200);
    }

    private static void failed(Members operation, Job job, Supplier<Map<String, @Nullable Object>> filtered) {
        if (job.outcome() == Outcome.CONTENT_VIOLATION) {
            operation.with("response", filtered.get());
        } else {
            operation.with("error", error(job.outcome()).map());
        }
    }

    private static Members error(Outcome outcome) {
        return switch (outcome) {
            case BAD_IMAGE -> error(3, "Unable to process input image. Please retry or report.");
            case TIMEOUT -> error(4, "Deadline expired before operation could complete.");
            case MODEL_UNAVAILABLE -> error(14, "The service is currently unavailable.");
            case STOPPED -> error(1, "The operation was cancelled.");
            default -> error(13, "Video generation failed due to an internal server issue. Please try again.");
        };
    }

    private static Members error(int code, String message) {
        return new Members().with("code", code).with("message", message);
    }
}
