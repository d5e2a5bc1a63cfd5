package io.reelgate.ingress;

import io.reelgate.domain.model.Limits;
import io.reelgate.domain.quota.Quota;
import io.vertx.core.MultiMap;

/** What an answer says about the caller's limits (draft-ietf-httpapi-ratelimit-headers-10 and the common older names). */
final class RateHeaders {
    private RateHeaders() {}

    static String policy(Limits limits) {
        return policy(limits.requestsPerMinute(), limits.concurrent());
    }

    static void write(MultiMap headers, Quota quota) {
        long reset = Math.ceilDiv(Math.max(0, quota.resetMillis()), 1000L);
        String remaining = Integer.toString(quota.requestsRemaining());
        headers.set(Headers.RATE_LIMIT_POLICY, policy(quota.requestLimit(), quota.concurrentLimit()))
                .set(Headers.RATE_LIMIT, state(quota, reset))
                .set(Headers.LIMIT, Integer.toString(quota.requestLimit()))
                .set(Headers.REMAINING, remaining)
                .set(Headers.RESET, Long.toString(reset));
    }

    private static String policy(int requests, int concurrent) {
        return "\"rpm\";q=" + requests + ";w=60, \"concurrent\";q=" + concurrent + ";qu=\"concurrent-requests\"";
    }

    private static String state(Quota quota, long reset) {
        return "\"rpm\";r=" + quota.requestsRemaining() + ";t=" + reset + ", \"concurrent\";r="
                + quota.concurrentRemaining();
    }
}
