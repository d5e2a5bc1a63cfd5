package io.reelgate.upstream.vendor;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A vendor's answer as far as it came: a body that broke off or was too long is cut, and then most likely unreadable.
 *
 * @param status the HTTP status
 */
public record Reply(int status, Optional<Duration> retryAfter, Buffer body) {
    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length() + " bytes]";
    }
}
