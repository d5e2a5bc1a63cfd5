package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.SpokenWord;
import io.reelgate.simulator.job.Words;
import io.reelgate.simulator.ledger.Poll;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/** A vendor's call that tells where a job stands, read from its id alone. */
public final class StatusRoute {

    private static final int LONGEST_ID_COUNTED = 256;

    private final Vendor vendor;
    private final StatusFormat format;
    private final VendorServices services;
    private final Jobs jobs;

    public StatusRoute(Vendor vendor, StatusFormat format, VendorServices services) {
        this.vendor = vendor;
        this.format = format;
        this.services = services;
        this.jobs = new Jobs(vendor, services);
    }

    public void answer(RoutingContext ctx) {
        Asked asked = Asked.of(ctx, services.clock().millis());
        String id = format.id(asked);
        if (!vendor.keys().accept(ctx.request())) {
            refuse(asked, id, vendor.errors().of(Trouble.UNAUTHORIZED));
            return;
        }
        jobs.find(id, ctx.vertx())
                .filter(job -> !job.isForgottenAt(asked.time()) && format.knows(job, asked))
                .ifPresentOrElse(job -> answer(asked, id, job), () -> refuse(asked, id, format.unknown(id)));
    }

    private void refuse(Asked asked, String id, Reply reply) {
        String counted = id.length() > LONGEST_ID_COUNTED ? id.substring(0, LONGEST_ID_COUNTED) : id;
        String status = Integer.toString(reply.status());
        services.ledger().count(new Poll(asked.time(), counted, asked.path("model"), status, false));
        reply.send(asked.ctx());
    }

    private void answer(Asked asked, String id, Job job) {
        Optional<SpokenWord> fault = fault(job, asked.time());
        JobState state = job.stateAt(asked.time());
        String answered =
                fault.map(said -> said.word().text()).orElse(state.name().toLowerCase(Locale.ROOT));
        services.ledger().count(new Poll(asked.time(), id, job.model(), answered, fault.isEmpty() && state.isFinal()));
        Reply.Answer status = format.status(id, job, asked);
        Words words = job.words();
        Reply reply =
                Replies.dripping(fault.map(said -> disturbed(said, status)).orElse(status), words.answerDrip());
        Replies.late(reply, words.answerDelay()).send(asked.ctx());
    }

    private static Optional<SpokenWord> fault(Job job, long now) {
        return job.words().first(FailureWord.Phase.POLL).filter(said -> job.disturbsPollsAt(now));
    }

    private Reply disturbed(SpokenWord said, Reply.Answer status) {
        VendorErrors errors = vendor.errors();
        return switch (said.word()) {
            case POLL_500 -> errors.of(Trouble.BROKEN);
            case POLL_502 -> Replies.html(502, SubmitFaults.PROXY_PAGE);
            case POLL_429 -> SubmitFaults.later(errors.of(Trouble.TOO_MANY));
            case POLL_429_BARE -> errors.of(Trouble.TOO_MANY);
            case POLL_BODY_ERROR -> errors.inBody(said.number());
            case POLL_TRUNCATED -> Replies.truncated(status);
            case POLL_HANG -> new Reply.Silence();
            default -> status;
        };
    }
}
