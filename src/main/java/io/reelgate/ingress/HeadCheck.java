package io.reelgate.ingress;

import io.reelgate.web.ApiError;
import io.reelgate.web.ErrorType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/** Refuses request heads on which two parsers could disagree: that is where smuggling starts. */
final class HeadCheck {
    private HeadCheck() {}

    static Optional<ApiError> faultOf(HttpServerRequest request) {
        if (!framingKnown(request)) {
            return Optional.of(unknownFraming());
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        boolean missingIsFine = request.version() == HttpVersion.HTTP_1_0;
        boolean good = hosts.isEmpty() ? missingIsFine : hosts.size() == 1 && HostHeader.valid(hosts.getFirst());
        return good
                ? Optional.empty()
                : Optional.of(ApiError.of(400, ErrorType.INVALID_REQUEST, "Host must be given once, as host[:port]"));
    }

    static ApiError unknownFraming() {
        return ApiError.of(501, ErrorType.INVALID_REQUEST, "Transfer-Encoding must be chunked");
    }

    static boolean framingKnown(HttpServerRequest request) {
        if (!request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return true;
        }
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return request.version() != HttpVersion.HTTP_1_0
                && codings.size() == 1
                && "chunked".equalsIgnoreCase(codings.getFirst().strip());
    }
}
