package io.reelgate.hint;

import io.reelgate.domain.task.TaskId;
import io.reelgate.port.VendorHints.Post;
import io.reelgate.port.VendorHints.Verdict;
import io.reelgate.web.ApiError;
import io.reelgate.web.BodyReader;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.reelgate.web.Route;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * {@code POST /hooks/v1/{upstream}/{taskId}} for vendors that are given a URL with each request, and {@code POST
 * /hooks/v1/{upstream}} for those that name the job. Whatever proves nothing gets one answer, 401, which does not tell
 * what was wrong; whatever is genuine gets 204, whether there is a task to look at or not. Bodies are never logged.
 *
 * <p>Measures {@code reelgate_hints_total{upstream,result}}.
 */
public final class HintRoute implements Route {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int PER_SECOND = 500;

    /** Anybody may post, so that bodies of unknown senders must not fill the memory. */
    private static final int AT_ONCE = 64;

    private static final ApiError LATER = ApiError.of(429, ErrorType.RATE_LIMIT, "Too many webhooks, retry later")
            .with(Map.of("Retry-After", "1"));
    private static final ApiError UNPROVEN = ApiError.of(401, ErrorType.AUTHENTICATION, "Not authenticated");
    private static final String PATH = "/hooks/v1/:upstream";

    private final HintPorts ports;
    private final Hints hints;
    private final Map<String, HintRate> upstreamToRate = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(AT_ONCE);

    public HintRoute(HintPorts ports) {
        this.ports = ports;
        this.hints = new Hints(ports);
    }

    @Override
    public void mount(Router router) {
        router.post(PATH + "/:taskId").handler(this::aboutTask);
        router.post(PATH).handler(context -> hear(context, Optional.empty()));
    }

    private void aboutTask(RoutingContext context) {
        TaskId.parse(context.pathParam("taskId"))
                .ifPresentOrElse(id -> hear(context, Optional.of(id)), () -> unknown(context));
    }

    private static void unknown(RoutingContext context) {
        Envelope.fail(context, ApiError.notFound("No such path"));
    }

    private void hear(RoutingContext context, Optional<TaskId> task) {
        String upstream = context.pathParam("upstream");
        if (!ports.vendors().listens(upstream, task.isPresent())) {
            unknown(context);
        } else if (!rate(upstream).passes() || !room.tryAcquire()) {
            count(upstream, "limited");
            Envelope.fail(context, LATER);
        } else {
            judge(context, upstream, task);
        }
    }

    /** Only upstreams that are listened to get here, so there are few. */
    private HintRate rate(String upstream) {
        return upstreamToRate.computeIfAbsent(upstream, name -> new HintRate(PER_SECOND, ports.clock()));
    }

    /** Answered on the loop of the request, wherever the keys of a signature came in. */
    private void judge(RoutingContext context, String upstream, Optional<TaskId> task) {
        Context loop = context.vertx().getOrCreateContext();
        BodyReader.read(context, MOST_BYTES)
                .compose(body -> ports.vendors().judge(upstream, post(context, task, body)))
                .onComplete(judged -> room.release())
                .onComplete(judged -> loop.runOnContext(on -> judged(context, upstream, judged)));
    }

    private void judged(RoutingContext context, String upstream, AsyncResult<Verdict> judged) {
        if (judged.failed()) {
            failed(context, upstream, judged.cause());
        } else if (judged.result() instanceof Verdict.Refused refused) {
            count(upstream, refused.reason());
            Envelope.fail(context, UNPROVEN);
        } else {
            hints.heard(context.vertx(), upstream, judged.result())
                    .onSuccess(result -> heard(context, upstream, result))
                    .onFailure(failure -> failed(context, upstream, failure));
        }
    }

    private void heard(RoutingContext context, String upstream, String result) {
        count(upstream, result);
        context.response().setStatusCode(204).end();
    }

    /** The vendor may say it again; if it does not, the task is looked at when it is due. */
    private void failed(RoutingContext context, String upstream, Throwable failure) {
        count(upstream, "failed");
        context.fail(failure);
    }

    private static Post post(RoutingContext context, Optional<TaskId> task, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        MultiMap given = context.request().headers();
        given.forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return new Post(task, headers, body);
    }

    private void count(String upstream, String result) {
        ports.metrics().count("reelgate_hints_total", "upstream", upstream, "result", result);
    }
}
