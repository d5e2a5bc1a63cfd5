package io.reelgate.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.ledger.LedgerQuery;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ledger over HTTP: a JSON array of entries, oldest first. {@code kind=finish} is made of the accepted submits:
 * when each job starts and ends, and how.
 */
final class LedgerRoute {

    private static final String FINISH = "finish";
    private static final String SUBMIT = "submit";

    private final JobIds ids;
    private final Ledger ledger;

    LedgerRoute(JobIds ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    void read(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String kind = request.getParam("kind", SUBMIT);
        Optional<LedgerQuery> query = query(request, kind.equals(FINISH) ? SUBMIT : kind);
        if (query.isEmpty()) {
            Replies.json(400, Envelope.error(400, "since must be a Unix time in milliseconds"))
                    .send(ctx);
            return;
        }
        ledger.read(query.get())
                .compose(entries -> ctx.vertx().executeBlocking(() -> reply(kind, entries)))
                .onSuccess(reply -> reply.send(ctx))
                .onFailure(ctx::fail);
    }

    void pollPace(RoutingContext ctx) {
        Replies.json(200, ledger.pollPace()).send(ctx);
    }

    void clear(RoutingContext ctx) {
        ledger.clear()
                .onSuccess(done -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }

    private Reply reply(String kind, List<ObjectNode> entries) {
        return Replies.json(
                200,
                kind.equals(FINISH) ? entries.stream().flatMap(this::finish).toList() : entries);
    }

    private Stream<Map<String, Object>> finish(ObjectNode submit) {
        String id = submit.path("jobId").asText();
        return ids.read(id).map(job -> finish(id, job, submit)).stream();
    }

    private static Map<String, Object> finish(String id, Job job, ObjectNode submit) {
        Map<String, Object> facts = JobFacts.always(id, job);
        facts.put("kind", FINISH);
        facts.put("source", submit.path("source"));
        facts.put("prompt", submit.path("prompt"));
        return facts;
    }

    private static Optional<LedgerQuery> query(HttpServerRequest request, String kind) {
        String since = request.getParam("since", "0");
        Optional<String> model = Optional.ofNullable(request.getParam("model"));
        Optional<String> prompt = Optional.ofNullable(request.getParam("prompt"));
        return since.matches("[0-9]{1,15}")
                ? Optional.of(new LedgerQuery(kind, model, Long.parseLong(since), prompt))
                : Optional.empty();
    }
}
