package io.reelgate.domain.quota;

/**
 * How much of its limits an account has used for a model, as the admission script saw it.
 *
 * @param requestLimit admissions per 60 s
 * @param requestsRemaining admissions left at this moment
 * @param resetMillis until the window is empty of today's oldest admission, or 0 when it is empty
 * @param concurrentLimit slots
 * @param concurrentRemaining free slots
 */
public record Quota(
        int requestLimit, int requestsRemaining, long resetMillis, int concurrentLimit, int concurrentRemaining) {}
