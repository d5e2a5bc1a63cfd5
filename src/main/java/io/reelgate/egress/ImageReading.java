package io.reelgate.egress;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.port.CallerMedia.Finding;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/** Reads one image to its end, or until it is known that it cannot be used; then its connection is given up. */
final class ImageReading {
    private static final long MOST_BYTES = 10_485_760;

    private final Leash leash;
    private final Optional<KeptBytes> kept;
    private final ImageHead head = new ImageHead();
    private final Promise<Finding> found = Promise.promise();
    private long length;

    ImageReading(Leash leash, boolean keep) {
        this.leash = leash;
        this.kept = keep ? Optional.of(new KeptBytes()) : Optional.empty();
    }

    /** Fails with whatever the network fails with. */
    Future<Finding> read(HttpClientResponse response) {
        if (announced(response) > MOST_BYTES) {
            end(MediaFault.TOO_LARGE);
            return found.future();
        }
        response.handler(this::take);
        response.exceptionHandler(found::tryFail);
        response.endHandler(ended -> finish());
        response.resume();
        return found.future();
    }

    /** How many bytes have come. */
    long length() {
        return length;
    }

    private static long announced(HttpClientResponse response) {
        String header = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : -1;
    }

    private void take(Buffer piece) {
        if (found.future().isComplete()) {
            return;
        }
        length += piece.length();
        if (length > MOST_BYTES) {
            end(MediaFault.TOO_LARGE);
            return;
        }
        head.take(piece);
        head.fault().ifPresentOrElse(this::end, () -> kept.ifPresent(bytes -> bytes.add(piece)));
    }

    private void end(MediaFault fault) {
        found.tryComplete(new Finding.Unusable(fault));
        leash.drop();
    }

    private void finish() {
        Finding finding = head.mediaType()
                .<Finding>map(type -> new Finding.Usable(type, length, kept.map(KeptBytes::whole), head.size()))
                .orElseGet(() -> new Finding.Unusable(MediaFault.NOT_AN_IMAGE));
        found.tryComplete(finding);
    }
}
