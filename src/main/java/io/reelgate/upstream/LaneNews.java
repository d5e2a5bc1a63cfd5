package io.reelgate.upstream;

import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.port.lane.LaneReports;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Tells what the submits and looks of one lane met. Safe from any thread. */
final class LaneNews {
    private final Vertx vertx;
    private final String lane;
    private final Duration silence;
    private final LaneReports reports;

    /** {@code silence}: how long a submit may be unanswered before that counts as an error. */
    LaneNews(Vertx vertx, String lane, Duration silence, LaneReports reports) {
        this.vertx = vertx;
        this.lane = lane;
        this.silence = silence;
        this.reports = reports;
    }

    void unreachable() {
        reports.failed(lane, ErrorClass.UNREACHABLE);
    }

    /** For a submit whose first byte is about to be written. */
    Submission begin() {
        return new Submission();
    }

    /** A look, from its first call to its last. */
    <T> Future<T> looking(Supplier<Future<T>> look) {
        reports.looking(lane, 1);
        return look.get().onComplete(ended -> reports.looking(lane, -1));
    }

    void looked(Reading reading, Reply reply) {
        reports.looked(lane, LaneErrors.of(reading, reply));
    }

    void lookFailed(ErrorClass why) {
        reports.looked(lane, Optional.of(why));
    }

    /** A submit under way: a lane that does not answer is noticed before its submits time out, and once for each. */
    final class Submission {
        private final long timer;
        private boolean silent;

        private Submission() {
            timer = vertx.setTimer(silence.toMillis(), id -> silent());
        }

        private synchronized void silent() {
            silent = true;
            reports.failed(lane, ErrorClass.SILENT);
        }

        /** Nothing was written. */
        void cancelled() {
            vertx.cancelTimer(timer);
        }

        void replied(Reading reading, Reply reply) {
            vertx.cancelTimer(timer);
            LaneErrors.of(reading, reply)
                    .ifPresentOrElse(why -> reports.failed(lane, why), () -> reports.answered(lane));
        }

        /** It broke off, or its time is over. */
        synchronized void unanswered(Throwable failure) {
            if (!silent) {
                vertx.cancelTimer(timer);
                reports.failed(lane, failure instanceof TimeoutException ? ErrorClass.SILENT : ErrorClass.FAULTY);
            }
        }
    }
}
