package io.reelgate.simulator.sample;

import io.reelgate.simulator.http.FileReply;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.http.RouteGroup;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.ledger.RequestEntry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET} and {@code HEAD} of sample media under any path, by its ending; {@code /samples/} lists them. */
public final class SampleRoutes implements RouteGroup {
    public static final String FOLDER = "/samples/";

    private final Samples samples;
    private final Ledger ledger;
    private final Clock clock;

    public SampleRoutes(Samples samples, Ledger ledger, Clock clock) {
        this.samples = samples;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        below("/").mount(router);
    }

    /** Only what lies in the folder. */
    public RouteGroup below(String folder) {
        return router -> {
            router.get(FOLDER).handler(this::list);
            router.get(folder + "*").handler(this::answer);
            router.head(folder + "*").handler(this::answer);
        };
    }

    private void list(RoutingContext ctx) {
        Replies.json(200, samples.names()).send(ctx);
    }

    private void answer(RoutingContext ctx) {
        Optional<FileReply> file = samples.find(ctx.request().path());
        if (file.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Reply reply = file.get().to(ctx.request());
        ledger.record(entry(ctx, reply)).onComplete(written -> reply.send(ctx));
    }

    private Map<String, Object> entry(RoutingContext ctx, Reply reply) {
        HttpServerRequest request = ctx.request();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("host", String.valueOf(request.authority()));
        entry.put("status", reply.status());
        Optional.ofNullable(request.getHeader("Range")).ifPresent(range -> entry.put("range", range));
        return new RequestEntry("sample", clock.millis(), ctx).with(entry);
    }
}
