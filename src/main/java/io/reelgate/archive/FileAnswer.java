package io.reelgate.archive;

import io.reelgate.domain.http.ByteRange;
import io.reelgate.port.ResultStore;
import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers a request with an open file: validators, ranges, headers, bytes (RFC 9110, sections 13 and 14). */
record FileAnswer(RoutingContext context, ResultLink link, OpenFile file) {

    Future<Void> send(long secondsLeft) {
        describe(secondsLeft);
        if (isKnownToClient()) {
            return response().setStatusCode(304).end();
        }
        return switch (range()) {
            case ByteRange.Whole whole -> send(200, 0, file.size());
            case ByteRange.Part part -> sendPart(part);
            case ByteRange.Beyond beyond -> refuse();
        };
    }

    private void describe(long secondsLeft) {
        response()
                .putHeader(HttpHeaders.ETAG, file.etag())
                .putHeader(HttpHeaders.LAST_MODIFIED, file.lastModified())
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=" + secondsLeft + ", immutable")
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    }

    /** Dates are compared as texts: what we have sent is the only date that tells anything. */
    private boolean isKnownToClient() {
        Optional<String> tags = header(HttpHeaders.IF_NONE_MATCH);
        return tags.map(this::holdsOurTag)
                .orElseGet(() -> header(HttpHeaders.IF_MODIFIED_SINCE)
                        .filter(file.lastModified()::equals)
                        .isPresent());
    }

    private boolean holdsOurTag(String tags) {
        return Stream.of(tags.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(file.etag()));
    }

    private ByteRange range() {
        boolean unchanged = header("If-Range")
                .map(known -> known.equals(file.etag()) || known.equals(file.lastModified()))
                .orElse(true);
        return header("Range")
                .filter(header -> unchanged && request().method().equals(HttpMethod.GET))
                .map(header -> ByteRange.of(header, file.size()))
                .orElse(new ByteRange.Whole());
    }

    private Future<Void> sendPart(ByteRange.Part part) {
        response().putHeader(HttpHeaders.CONTENT_RANGE, part.contentRange(file.size()));
        return send(206, part.first(), part.length());
    }

    private Future<Void> send(int status, long offset, long length) {
        String name = link.id().value() + "-" + link.index() + ".mp4";
        HttpServerResponse response = response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, ResultStore.CONTENT_TYPE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length))
                .putHeader("Content-Disposition", "inline; filename=\"" + name + "\"")
                .putHeader("X-Content-Type-Options", "nosniff");
        boolean bodiless = request().method().equals(HttpMethod.HEAD) || length == 0;
        return bodiless ? response.end() : sendBytes(offset, length);
    }

    /** Vert.x cannot send an open channel over HTTP/2, so there it opens the file again. */
    private Future<Void> sendBytes(long offset, long length) {
        return request().version() == HttpVersion.HTTP_2
                ? response().sendFile(file.path().toString(), offset, length)
                : response().sendFile(file.channel(), offset, length);
    }

    private Future<Void> refuse() {
        MultiMap headers = response().headers();
        headers.remove(HttpHeaders.CACHE_CONTROL);
        Envelope.fail(
                context,
                ApiError.of(416, ErrorType.INVALID_REQUEST, "Range must lie within the " + file.size() + " bytes")
                        .with(Map.of("Content-Range", "bytes */" + file.size())));
        return Future.succeededFuture();
    }

    private Optional<String> header(CharSequence name) {
        return Optional.ofNullable(request().getHeader(name));
    }

    private HttpServerRequest request() {
        return context.request();
    }

    private HttpServerResponse response() {
        return context.response();
    }
}
