package io.reelgate.upstream;

import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;

/** Collects a reply up to a bound; what is longer or breaks off is cut. */
final class ReplyReader {
    private static final int MOST_BYTES = 256 * 1024;

    private final HttpClientResponse response;
    private final Clock clock;
    private final Buffer body = Buffer.buffer();
    private final Promise<Reply> whole = Promise.promise();

    private ReplyReader(HttpClientResponse response, Clock clock) {
        this.response = response;
        this.clock = clock;
    }

    /** Never fails once a status line has come. To be called where the response arrives. */
    static Future<Reply> read(HttpClientResponse response, Clock clock) {
        ReplyReader reader = new ReplyReader(response, clock);
        response.exceptionHandler(failure -> reader.finish());
        response.endHandler(end -> reader.finish());
        response.handler(reader::take);
        return reader.whole.future();
    }

    private void take(Buffer chunk) {
        body.appendBuffer(chunk);
        if (body.length() > MOST_BYTES) {
            finish();
            response.request().reset();
        }
    }

    private void finish() {
        var retryAfter = RetryAfter.parse(response.getHeader("Retry-After"), clock.instant());
        whole.tryComplete(new Reply(response.statusCode(), retryAfter, body));
    }
}
