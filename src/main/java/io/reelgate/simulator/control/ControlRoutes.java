package io.reelgate.simulator.control;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.RouteGroup;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.ledger.Ledger;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What people and tests ask the simulator about itself. */
public final class ControlRoutes implements RouteGroup {

    private static final List<String> OWN_ENDPOINTS = List.of(
            "GET /media/{jobId}.mp4",
            "GET /_simulator/ledger?kind=submit|poll|media|balance|other|finish&model=&since=&prompt=",
            "DELETE /_simulator/ledger",
            "GET /_simulator/polls",
            "GET /_simulator/jobs/{jobId}",
            "GET /_simulator/webhook-secrets",
            "GET /_simulator/words");

    private final List<String> endpoints;
    private final Map<String, String> secrets;
    private final JobIds ids;
    private final LedgerRoute ledger;
    private final Clock clock;

    /** {@code vendors}: the calls of the vendors, for the overview; {@code secrets}: what each signs webhooks with. */
    public ControlRoutes(List<String> vendors, Map<String, String> secrets, JobIds ids, Ledger ledger, Clock clock) {
        endpoints = Stream.concat(vendors.stream(), OWN_ENDPOINTS.stream()).toList();
        this.secrets = secrets;
        this.ids = ids;
        this.ledger = new LedgerRoute(ids, ledger);
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/_simulator").handler(this::overview);
        router.get("/_simulator/words")
                .handler(ctx -> Replies.json(200, words()).send(ctx));
        router.get("/_simulator/webhook-secrets")
                .handler(ctx -> Replies.json(200, secrets).send(ctx));
        router.get("/_simulator/jobs/:id").handler(this::job);
        router.get("/_simulator/ledger").handler(ledger::read);
        router.get("/_simulator/polls").handler(ledger::pollPace);
        router.delete("/_simulator/ledger").handler(ledger::clear);
    }

    private void overview(RoutingContext ctx) {
        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put("name", "Reelgate's simulator of video generation vendors");
        overview.put("endpoints", endpoints);
        overview.put("words", words());
        Replies.json(200, overview).send(ctx);
    }

    private void job(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        ids.read(id)
                .map(job -> Replies.json(200, JobFacts.now(id, job, clock.millis())))
                .orElseGet(() -> Replies.json(404, Envelope.error(404, "Job not found")))
                .send(ctx);
    }

    private static List<Map<String, String>> words() {
        return Arrays.stream(FailureWord.values()).map(ControlRoutes::described).toList();
    }

    private static Map<String, String> described(FailureWord word) {
        return Map.of("word", "[sim:" + word.text() + "]", "does", word.sentence());
    }
}
