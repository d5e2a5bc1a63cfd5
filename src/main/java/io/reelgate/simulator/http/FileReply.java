package io.reelgate.simulator.http;

import io.reelgate.domain.http.ByteRange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a file is answered: whole, in part, or not at all when the range lies outside. It need not fit into memory.
 *
 * @param tag of the content; equal contents have equal tags
 */
public record FileReply(long length, Reply.Pieces.Maker maker, String mediaType, String tag) {

    public static FileReply of(Buffer file, String mediaType, String tag) {
        return new FileReply(
                file.length(),
                (from, most) -> file.slice((int) from, (int) Math.min(file.length(), from + most)),
                mediaType,
                tag);
    }

    /** As the request asked, by RFC 9110. */
    public Reply to(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.HEAD)) {
            return whole();
        }
        return switch (range(request)) {
            case ByteRange.Whole whole -> whole();
            case ByteRange.Part part -> part(part);
            case ByteRange.Beyond beyond ->
                new Reply.Answer(416, Map.of("Content-Range", "bytes */" + length), Buffer.buffer());
        };
    }

    private Reply whole() {
        return new Reply.Pieces(200, headers(length), maker, 0, length);
    }

    /** Half of it, then the connection is closed; for one that fits into memory. */
    public Reply cut() {
        return new Reply.Cut(new Reply.Answer(200, headers(length), maker.make(0, Math.toIntExact(length))));
    }

    private ByteRange range(HttpServerRequest request) {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.equals(etag());
        return Optional.ofNullable(request.getHeader("Range"))
                .filter(header -> holds)
                .map(header -> ByteRange.of(header, length))
                .orElseGet(ByteRange.Whole::new);
    }

    private Reply part(ByteRange.Part range) {
        Map<String, String> headers = headers(range.length());
        headers.put("Content-Range", range.contentRange(length));
        return new Reply.Pieces(206, headers, maker, range.first(), range.length());
    }

    private Map<String, String> headers(long announced) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType);
        headers.put("Content-Length", Long.toString(announced));
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", etag());
        return headers;
    }

    private String etag() {
        return '"' + tag + '"';
    }
}
