package io.reelgate.ingress;

import io.reelgate.bus.BusMessage.Admit;
import io.reelgate.domain.model.Limits;
import io.reelgate.port.Moderation;
import io.reelgate.port.Moderation.Verdict;
import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an admission on to the governor when its prompt may be submitted. It stands behind the validation and before
 * everything that a request uses up. A request that was admitted before under its idempotency key is not judged again:
 * it buys nothing, and its answer must not change with the list.
 *
 * <p>What the video shall show is judged: {@code prompt}, and {@code watermark}, which is written into it. A negative
 * prompt says what the video must not show, so the words that a list holds belong there.
 */
final class PromptCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PromptCheck.class);
    private static final List<String> JUDGED = List.of("prompt", "watermark");

    /** A text of a request, and in which field it stands. */
    private record Shown(String field, String text) {}

    private final EdgeServices services;
    private final KeyRing keys;

    PromptCheck(EdgeServices services, KeyRing keys) {
        this.services = services;
        this.keys = keys;
    }

    /** Fails with a {@link Refusal} when the request may not be submitted now. */
    Future<Admit> pass(RoutingContext context, Admit admit) {
        List<Shown> shown = services.moderation() == Moderation.NONE ? List.of() : shown(admit);
        return shown.isEmpty() ? Future.succeededFuture(admit) : check(context, admit, shown);
    }

    private static List<Shown> shown(Admit admit) {
        return JUDGED.stream()
                .filter(field -> admit.request().input().get(field) instanceof String text && !text.isEmpty())
                .map(field -> new Shown(field, (String) admit.request().input().get(field)))
                .toList();
    }

    /** Nobody waits for a verdict on a request that the store would not take. */
    private Future<Admit> check(RoutingContext context, Admit admit, List<Shown> shown) {
        if (!services.storeAvailable().getAsBoolean()) {
            return Future.failedFuture(new Refusal(Failures.unavailable()));
        }
        return replay(admit).compose(known -> known ? Future.succeededFuture(admit) : judgeAll(context, admit, shown));
    }

    /** One after the other: the first that is refused is the one that is named. */
    private Future<Admit> judgeAll(RoutingContext context, Admit admit, List<Shown> shown) {
        Future<Admit> passed = Future.succeededFuture(admit);
        for (Shown each : shown) {
            passed = passed.compose(allowed -> judge(context, admit, each));
        }
        return passed;
    }

    private Future<Boolean> replay(Admit admit) {
        return admit.idempotency()
                .map(request -> services.replays().known(admit.account().id(), request))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private Future<Admit> judge(RoutingContext context, Admit admit, Shown shown) {
        return services.moderation()
                .judge(admit.account().id(), shown.text())
                .compose(verdict -> decide(context, admit, shown, verdict));
    }

    private Future<Admit> decide(RoutingContext context, Admit admit, Shown shown, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> Future.succeededFuture(admit);
            case Verdict.Refused refused -> refuse(context, admit, shown, refused);
            case Verdict.Unknown unknown -> Future.failedFuture(new Refusal(Failures.unavailable()));
        };
    }

    /** The admission would have asked whether the key still lives; here it is looked at anew. */
    private Future<Admit> refuse(RoutingContext context, Admit admit, Shown shown, Verdict.Refused refused) {
        return keys.find(context.request().getHeader(HttpHeaders.AUTHORIZATION), KeyRing.READS_TRUST_MILLIS)
                .compose(caller -> Future.failedFuture(
                        caller.isPresent()
                                ? refused(context, admit, shown, refused)
                                : new Refusal(ApiError.unauthorized())));
    }

    private static Refusal refused(RoutingContext context, Admit admit, Shown shown, Verdict.Refused refused) {
        LOG.atInfo()
                .addKeyValue("requestId", Envelope.requestId(context))
                .addKeyValue("account", admit.account().id())
                .addKeyValue("model", admit.model().id())
                .addKeyValue("field", shown.field())
                .addKeyValue("rule", refused.rule())
                .log("prompt refused");
        return new Refusal(violation(admit, shown));
    }

    private static ApiError violation(Admit admit, Shown shown) {
        Limits limits =
                admit.account().limitsFor(admit.model().id(), admit.model().limits());
        return new ApiError(
                400,
                ErrorType.CONTENT_POLICY,
                "Content violates provider policy, please adjust the prompt",
                Optional.of("input." + shown.field()),
                List.of(),
                Map.of("RateLimit-Policy", RateHeaders.policy(limits)));
    }
}
