package io.reelgate.simulator.media;

import io.reelgate.domain.http.ByteRange;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.ContentHash;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a video is answered: whole, in part, or not at all when the range lies outside. */
record VideoReply(Video video, ContentHash content) {

    Reply to(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.HEAD)) {
            return whole();
        }
        return switch (range(request)) {
            case ByteRange.Whole whole -> whole();
            case ByteRange.Part part -> part(part);
            case ByteRange.Beyond beyond ->
                answer(416, Map.of("Content-Range", "bytes */" + video.length()), Buffer.buffer());
        };
    }

    private Reply whole() {
        return video.zeros() == 0
                ? small()
                : new Reply.Pieces(200, headers(video.length()), video::bytes, 0, video.length());
    }

    /** Whatever length was asked for. */
    Reply.Answer small() {
        Buffer body = video.whole();
        return answer(200, headers(body.length()), body);
    }

    private ByteRange range(HttpServerRequest request) {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.equals(etag());
        return Optional.ofNullable(request.getHeader("Range"))
                .filter(header -> holds)
                .map(header -> ByteRange.of(header, video.length()))
                .orElseGet(ByteRange.Whole::new);
    }

    private Reply part(ByteRange.Part range) {
        Map<String, String> headers = headers(range.length());
        headers.put("Content-Range", range.contentRange(video.length()));
        return new Reply.Pieces(206, headers, video::bytes, range.first(), range.length());
    }

    private Map<String, String> headers(long length) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "video/mp4");
        headers.put("Content-Length", Long.toString(length));
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", etag());
        return headers;
    }

    private String etag() {
        return '"' + content.hex() + '"';
    }

    private static Reply.Answer answer(int status, Map<String, String> headers, Buffer body) {
        return new Reply.Answer(status, headers, body);
    }
}
