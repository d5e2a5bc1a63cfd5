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
 * <p>Only {@code prompt} is judged. A negative prompt says what the video must not show, so the words that a list holds
 * belong there.
 */
final class PromptCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PromptCheck.class);
    private static final String PROMPT = "prompt";
    private static final Verdict REPLAYED = Moderation.ALLOWED;

    private final EdgeServices services;
    private final KeyRing keys;

    PromptCheck(EdgeServices services, KeyRing keys) {
        this.services = services;
        this.keys = keys;
    }

    /** Fails with a {@link Refusal} when the prompt may not be submitted now. */
    Future<Admit> pass(RoutingContext context, Admit admit) {
        Object prompt = admit.request().input().get(PROMPT);
        return services.moderation() == Moderation.NONE || !(prompt instanceof String text)
                ? Future.succeededFuture(admit)
                : verdict(admit, text).compose(verdict -> decide(context, admit, verdict));
    }

    private Future<Verdict> verdict(Admit admit, String prompt) {
        return replay(admit).compose(known -> known ? Future.succeededFuture(REPLAYED) : judge(admit, prompt));
    }

    private Future<Boolean> replay(Admit admit) {
        return admit.idempotency()
                .map(request -> services.replays().known(admit.account().id(), request))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private Future<Verdict> judge(Admit admit, String prompt) {
        return services.moderation().judge(admit.account().id(), prompt);
    }

    private Future<Admit> decide(RoutingContext context, Admit admit, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> Future.succeededFuture(admit);
            case Verdict.Refused refused -> refuse(context, admit, refused);
            case Verdict.Unknown unknown -> Future.failedFuture(new Refusal(Failures.unavailable()));
        };
    }

    /** The admission would have asked whether the key still lives; here it is looked at anew. */
    private Future<Admit> refuse(RoutingContext context, Admit admit, Verdict.Refused refused) {
        return keys.find(context.request().getHeader(HttpHeaders.AUTHORIZATION), KeyRing.READS_TRUST_MILLIS)
                .compose(caller -> Future.failedFuture(
                        caller.isPresent() ? refused(context, admit, refused) : new Refusal(ApiError.unauthorized())));
    }

    private static Refusal refused(RoutingContext context, Admit admit, Verdict.Refused refused) {
        LOG.atInfo()
                .addKeyValue("requestId", Envelope.requestId(context))
                .addKeyValue("account", admit.account().id())
                .addKeyValue("model", admit.model().id())
                .addKeyValue("rule", refused.rule())
                .log("prompt refused");
        return new Refusal(violation(admit));
    }

    private static ApiError violation(Admit admit) {
        Limits limits =
                admit.account().limitsFor(admit.model().id(), admit.model().limits());
        return new ApiError(
                400,
                ErrorType.CONTENT_POLICY,
                "Content violates provider policy, please adjust the prompt",
                Optional.of("input.prompt"),
                List.of(),
                Map.of("RateLimit-Policy", RateHeaders.policy(limits)));
    }
}
