package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.SpokenWord;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.ledger.Poll;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** {@code GET /api/v1/statusTask/<model>?taskId=}: where a job stands, read from its id alone. */
final class StatusRoute {

    private static final int LONGEST_ID_COUNTED = 256;

    private final Keys keys;
    private final JobIds ids;
    private final Ledger ledger;
    private final Clock clock;

    StatusRoute(Keys keys, JobIds ids, Ledger ledger, Clock clock) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
        this.clock = clock;
    }

    void answer(RoutingContext ctx) {
        String id = Optional.ofNullable(ctx.request().getParam("taskId")).orElse("");
        String model = ctx.pathParam("model");
        Optional<Reply> refusal = keys.refusal(ctx.request());
        Optional<Job> job = ids.read(id).filter(known -> known.model().equals(model));
        if (refusal.isPresent() || job.isEmpty()) {
            refuse(ctx, id, refusal.orElseGet(() -> unknown(id)));
        } else {
            answer(ctx, id, job.get());
        }
    }

    private void refuse(RoutingContext ctx, String id, Reply reply) {
        String counted = id.length() > LONGEST_ID_COUNTED ? id.substring(0, LONGEST_ID_COUNTED) : id;
        String status = Integer.toString(reply.status());
        ledger.count(new Poll(clock.millis(), counted, ctx.pathParam("model"), status, false));
        reply.send(ctx);
    }

    private void answer(RoutingContext ctx, String id, Job job) {
        long now = clock.millis();
        Optional<SpokenWord> fault = fault(job, now);
        JobState state = job.stateAt(now);
        String answered =
                fault.map(said -> said.word().text()).orElse(state.name().toLowerCase(Locale.ROOT));
        ledger.count(new Poll(now, id, job.model(), answered, fault.isEmpty() && state.isFinal()));
        Reply.Answer status = Replies.json(200, Envelope.success(StatusData.of(id, job, now, ctx.request())));
        Reply reply = fault.map(said -> disturbed(said, status)).orElse(status);
        Replies.late(reply, job.words().answerDelay()).send(ctx);
    }

    private static Optional<SpokenWord> fault(Job job, long now) {
        return job.words().first(FailureWord.Phase.POLL).filter(said -> job.disturbsPollsAt(now));
    }

    private static Reply disturbed(SpokenWord said, Reply.Answer status) {
        return switch (said.word()) {
            case POLL_500 -> Errors.of(500, "Internal server error");
            case POLL_429 -> Errors.retryLater(429, "Rate limit exceeded");
            case POLL_BODY_ERROR -> Errors.inBody(said.number());
            case POLL_TRUNCATED -> Replies.truncated(status);
            case POLL_HANG -> new Reply.Silence();
            default -> status;
        };
    }

    private static Reply unknown(String id) {
        return id.isEmpty() ? Errors.invalid("Missing required parameter: taskId") : Errors.of(404, "Task not found");
    }
}
