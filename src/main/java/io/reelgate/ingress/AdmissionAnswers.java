package io.reelgate.ingress;

import io.reelgate.domain.model.Model;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.AdmissionOutcome.ConcurrencyExceeded;
import io.reelgate.domain.quota.AdmissionOutcome.RateExceeded;
import io.reelgate.domain.quota.Quota;
import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** Says in HTTP what the admission script decided. */
final class AdmissionAnswers {
    private static final long LONGEST_CONCURRENT_WAIT = 60;

    private final String publicUrl;
    private final KeyRing keys;

    AdmissionAnswers(String publicUrl, KeyRing keys) {
        this.publicUrl = publicUrl;
        this.keys = keys;
    }

    /** An empty outcome: the store could not be asked. */
    Future<Void> send(RoutingContext context, Model model, Optional<AdmissionOutcome> outcome) {
        outcome.ifPresentOrElse(
                decided -> send(context, model, decided), () -> Envelope.fail(context, Failures.unavailable()));
        return Future.succeededFuture();
    }

    private void send(RoutingContext context, Model model, AdmissionOutcome outcome) {
        switch (outcome) {
            case Accepted accepted -> accepted(context, model, accepted);
            case RateExceeded refused -> tooFast(context, model, refused);
            case ConcurrencyExceeded refused -> tooMany(context, model, refused);
            case AdmissionOutcome.KeyRejected rejected -> revoked(context);
            case AdmissionOutcome.IdempotencyMismatch mismatch -> Envelope.fail(context, mismatch());
            case AdmissionOutcome.IdempotencyPending pending -> Envelope.fail(context, pending());
            case AdmissionOutcome.TooLate late -> Envelope.fail(context, Failures.unavailable());
        }
    }

    private void accepted(RoutingContext context, Model model, Accepted accepted) {
        String id = accepted.id().value();
        MultiMap headers = context.response().headers();
        headers.set(HttpHeaders.LOCATION, publicUrl + StatusTaskRoute.PREFIX + model.id() + "?taskId=" + id);
        headers.set(Headers.RETRY_AFTER, seconds(model.timing().firstPoll().toMillis()));
        RateHeaders.write(headers, accepted.quota());
        if (accepted.replayed()) {
            headers.set(Headers.REPLAYED, "true");
        }
        Envelope.okText(context, "{\"taskId\":\"" + id + "\"}");
    }

    private static void tooFast(RoutingContext context, Model model, RateExceeded refused) {
        long wait = Headers.seconds(refused.retryAfterMillis());
        String message = "Rate limit exceeded: " + refused.quota().requestLimit() + " requests per minute for "
                + model.id() + ", retry in " + wait + " s";
        refuse(context, ApiError.of(429, ErrorType.RATE_LIMIT, message), refused.quota(), wait);
    }

    private static void tooMany(RoutingContext context, Model model, ConcurrencyExceeded refused) {
        long wait = Math.min(LONGEST_CONCURRENT_WAIT, Headers.seconds(refused.retryAfterMillis()));
        String message = "Rate limit exceeded: " + refused.quota().concurrentLimit() + " concurrent tasks for "
                + model.id() + ", retry when one has ended";
        refuse(context, ApiError.of(429, ErrorType.CONCURRENCY_LIMIT, message), refused.quota(), wait);
    }

    private static void refuse(RoutingContext context, ApiError error, Quota quota, long wait) {
        RateHeaders.write(context.response().headers(), quota);
        context.response().putHeader(Headers.RETRY_AFTER, Long.toString(wait));
        Envelope.fail(context, error);
    }

    private void revoked(RoutingContext context) {
        keys.forget(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        Envelope.fail(context, ApiError.unauthorized());
    }

    private static ApiError mismatch() {
        String message = "Idempotency-Key was used with another model or body; a new request needs a new key";
        return ApiError.of(422, ErrorType.IDEMPOTENCY, message);
    }

    private static ApiError pending() {
        String message = "The first request with this Idempotency-Key is not confirmed yet, retry shortly";
        return ApiError.of(409, ErrorType.IDEMPOTENCY, message).with(Map.of("Retry-After", "1"));
    }

    private static String seconds(long millis) {
        return Long.toString(Headers.seconds(millis));
    }
}
