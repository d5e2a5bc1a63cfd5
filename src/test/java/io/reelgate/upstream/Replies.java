package io.reelgate.upstream;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A vendor's replies, and requests to it, as short phrases. */
public final class Replies {
    private Replies() {}

    public static Reply of(int status, String body) {
        return new Reply(status, Optional.empty(), Buffer.buffer(body));
    }

    public static Reply busy(int status, String body, Duration retryAfter) {
        return new Reply(status, Optional.of(retryAfter), Buffer.buffer(body));
    }

    public static GenerateRequest request(Map<String, Object> input) {
        return new GenerateRequest(RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), input);
    }
}
