package io.reelgate.port;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Posts to caller-given URLs behind the egress guard. */
public interface CallbackClient {
    /** What came of one try; never a failed future. */
    sealed interface Delivery {
        record Answered(int status, Optional<Duration> retryAfter) implements Delivery {}

        /** The guard refused the address, or the network failed; the reason is for logs and operators. */
        record Undelivered(String reason) implements Delivery {}
    }

    Future<Delivery> post(String url, Map<String, String> headers, String body, Duration timeout);
}
