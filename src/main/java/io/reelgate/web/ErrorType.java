package io.reelgate.web;

import java.util.Locale;

/** The closed list of {@code error.type}. */
public enum ErrorType {
    INVALID_REQUEST,
    AUTHENTICATION,
    NOT_FOUND,
    INSUFFICIENT_CREDITS,
    CONTENT_POLICY,
    IDEMPOTENCY,
    RATE_LIMIT,
    CONCURRENCY_LIMIT,
    UNAVAILABLE,
    INTERNAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
