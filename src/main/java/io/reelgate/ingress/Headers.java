package io.reelgate.ingress;

import io.vertx.core.http.HttpHeaders;

/** Header names that are written often, encoded once. */
final class Headers {
    static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    static final CharSequence LIMIT = HttpHeaders.createOptimized("X-RateLimit-Limit");
    static final CharSequence REMAINING = HttpHeaders.createOptimized("X-RateLimit-Remaining");
    static final CharSequence RESET = HttpHeaders.createOptimized("X-RateLimit-Reset");
    static final CharSequence REPLAYED = HttpHeaders.createOptimized("Idempotent-Replayed");
    static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");
    static final CharSequence PREFER = HttpHeaders.createOptimized("Prefer");
    static final CharSequence PREFERENCE_APPLIED = HttpHeaders.createOptimized("Preference-Applied");

    private Headers() {}

    /** Whole seconds, rounded up, at least one: what Retry-After may say. */
    static long seconds(long millis) {
        return Math.max(1, Math.ceilDiv(millis, 1000L));
    }
}
