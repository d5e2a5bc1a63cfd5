package io.reelgate.port;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Fetches a finished video from the upstream's own URL. */
public interface ResultSource {
    /** A response whose body is paused until it is read. */
    record Download(String contentType, long length, ReadStream<Buffer> body) {}

    /** Fails when the URL does not answer with a body; the text is for the log only. */
    Future<Download> open(String route, String url);
}
