package io.reelgate.simulator.http;

import io.reelgate.domain.http.ByteRange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a file is answered: whole, in part, or not at all when the range lies outside.
 *
 * @param tag of the content; equal contents have equal tags
 */
public record FileReply(Buffer file, String mediaType, String tag) {

    /** As the request asked, by RFC 9110. */
    public Reply to(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.HEAD)) {
            return whole();
        }
        return switch (range(request)) {
            case ByteRange.Whole whole -> whole();
            case ByteRange.Part part -> part(part);
            case ByteRange.Beyond beyond ->
                new Reply.Answer(416, Map.of("Content-Range", "bytes */" + file.length()), Buffer.buffer());
        };
    }

    /** All of it, whatever was asked. */
    public Reply.Answer whole() {
        return new Reply.Answer(200, headers(file.length()), file);
    }

    private ByteRange range(HttpServerRequest request) {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.equals(etag());
        return Optional.ofNullable(request.getHeader("Range"))
                .filter(header -> holds)
                .map(header -> ByteRange.of(header, file.length()))
                .orElseGet(ByteRange.Whole::new);
    }

    private Reply.Answer part(ByteRange.Part range) {
        Map<String, String> headers = headers(range.length());
        headers.put("Content-Range", range.contentRange(file.length()));
        return new Reply.Answer(206, headers, file.getBuffer((int) range.first(), (int) range.last() + 1));
    }

    private Map<String, String> headers(long length) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType);
        headers.put("Content-Length", Long.toString(length));
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", etag());
        return headers;
    }

    private String etag() {
        return '"' + tag + '"';
    }
}
