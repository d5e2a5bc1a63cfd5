package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.fault.MediaFault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches what callers named by URL, behind the guard, to learn whether a vendor can use it. Safe from any Vert.x
 * context. Futures never fail for what the other side does: that is a finding. They fail with {@link NotNow} where
 * nothing was learnt about the URL.
 */
public interface CallerMedia {
    sealed interface Finding {
        /**
         * It can be used.
         *
         * @param mediaType by its own bytes, never by what the server says; empty for a LoRA file
         * @param length in bytes; -1 where it is not known
         * @param bytes where they were asked to be kept
         * @param size of an image
         */
        record Usable(String mediaType, long length, Optional<Buffer> bytes, Optional<ImageSize> size)
                implements Finding {
            public Usable(String mediaType, long length, Optional<Buffer> bytes) {
                this(mediaType, length, bytes, Optional.empty());
            }
        }

        record Unusable(MediaFault fault) implements Finding {}
    }

    /**
     * A look at an image.
     *
     * @param whom whose task names it: accounts take turns at a host
     * @param keep whether the bytes are needed afterwards; otherwise nothing of them stays in memory
     */
    Future<Finding> image(AccountId whom, String url, boolean keep);

    /** Only asks whether there is a file; never fetches it. */
    Future<Finding> lora(AccountId whom, String url);

    /** Nothing is known about the URL; it is to be asked again later, here or by another node. */
    final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Why nothing is known. */
        public enum Reason {
            /** Its turn did not come in time. */
            NO_ROOM,
            /** This node is at fault, or reaches nobody. */
            NO_NETWORK,
            /** Its host asks for patience. */
            HOST_BUSY;

            /** As metrics call it. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        private final Reason reason;

        public NotNow(Reason reason) {
            super("media not looked at: " + reason.word(), null, false, false);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
