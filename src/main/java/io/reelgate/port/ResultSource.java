package io.reelgate.port;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Fetches a finished video from the upstream's own URL. */
public interface ResultSource {
    /**
     * A response whose body is paused until it is read.
     *
     * @param length as announced; -1 when the upstream does not say
     * @param abandon ends the download, in whatever state it is; may be called after its end
     */
    record Download(String contentType, long length, ReadStream<Buffer> body, Runnable abandon) {
        public Download(String contentType, long length, ReadStream<Buffer> body) {
            this(contentType, length, body, () -> {});
        }
    }

    /** Fails when the URL does not answer with a body; the text is for the log only. */
    Future<Download> open(String route, String url);
}
