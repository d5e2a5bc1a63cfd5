package io.reelgate.simulator.webhook;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What a vendor posts. */
public record Webhook(Map<String, String> headers, Buffer body) {
    public Webhook {
        headers = Map.copyOf(headers);
    }
}
