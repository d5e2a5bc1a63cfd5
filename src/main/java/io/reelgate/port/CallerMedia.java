package io.reelgate.port;

import io.reelgate.domain.fault.MediaFault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Fetches what callers named by URL, behind the guard, to learn whether a vendor can use it. Safe from any Vert.x
 * context. Futures never fail for what the other side does: that is a finding. They fail with {@link NoRoom} when this
 * node has too much to look at, which says nothing about the URL.
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

    /** The turn of this look did not come in time; to be asked again later, here or by another node. */
    final class NoRoom extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NoRoom() {
            super("too many media are being fetched", null, false, false);
        }
    }
}
