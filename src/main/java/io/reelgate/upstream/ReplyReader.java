package io.reelgate.upstream;

import io.reelgate.domain.http.RetryAfter;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Collects a reply up to a bound; what is longer or breaks off is cut. */
final class ReplyReader {
    private static final int MOST_BYTES = 256 * 1024;

    /** No vendor may put us off for longer than this at a time. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

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
        whole.tryComplete(new Reply(response.statusCode(), retryAfter(), body));
    }

    private Optional<Duration> retryAfter() {
        return Optional.ofNullable(response.getHeader("Retry-After"))
                .flatMap(header -> RetryAfter.parse(header, clock.instant()))
                .or(() -> millis("openai-poll-after-ms"))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private Optional<Duration> millis(String name) {
        return Optional.ofNullable(response.getHeader(name))
                .filter(header -> header.matches("[0-9]{1,9}"))
                .map(header -> Duration.ofMillis(Long.parseLong(header)));
    }
}
