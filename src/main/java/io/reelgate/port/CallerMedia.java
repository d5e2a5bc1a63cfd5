package io.reelgate.port;

import io.reelgate.domain.fault.MediaFault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Fetches what callers named by URL, behind the guard, to learn whether a vendor can use it. Safe from any Vert.x
 * context. Futures never fail for what the other side does: that is a finding.
 */
public interface CallerMedia {
    sealed interface Finding {
        /**
         * It can be used.
         *
         * @param mediaType by its own bytes, never by what the server says; empty for a LoRA file
         * @param length in bytes; -1 where it is not known
         * @param bytes where they were asked to be kept
         */
        record Usable(String mediaType, long length, Optional<Buffer> bytes) implements Finding {}

        record Unusable(MediaFault fault) implements Finding {}
    }

    /** {@code keep}: whether the bytes are needed afterwards; otherwise nothing of them stays in memory. */
    Future<Finding> image(String url, boolean keep);

    /** Only asks whether there is a file; never fetches it. */
    Future<Finding> lora(String url);
}
