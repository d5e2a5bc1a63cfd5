package io.reelgate.ingress;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Where every request of one event loop comes in: what is malformed ends here and its connection with it. */
final class FrontDoor implements Handler<HttpServerRequest> {
    private final Visits visits;
    private final RequestIds ids;
    private final Handler<HttpServerRequest> router;

    FrontDoor(Visits visits, RequestIds ids, Handler<HttpServerRequest> router) {
        this.visits = visits;
        this.ids = ids;
        this.router = router;
    }

    @Override
    public void handle(HttpServerRequest request) {
        visits.begin(request);
        HeadCheck.faultOf(request)
                .ifPresentOrElse(fault -> refuseAndClose(request, fault), () -> router.handle(request));
    }

    /** A head the decoder could not read. */
    void handleInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        refuseAndClose(request, HeadCheck.framingKnown(request) ? errorOf(cause) : HeadCheck.unknownFraming());
    }

    private static ApiError errorOf(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> invalid(414, "The request line is too long");
            case TooLongHttpHeaderException header -> invalid(431, "The request's headers are too large");
            case null, default -> invalid(400, "The request is not valid HTTP/1.1");
        };
    }

    private static ApiError invalid(int code, String message) {
        return ApiError.of(code, ErrorType.INVALID_REQUEST, message);
    }

    private void refuseAndClose(HttpServerRequest request, ApiError error) {
        HttpServerResponse response = request.response();
        String id = ids.next();
        response.putHeader(Headers.REQUEST_ID, id).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Envelope.fail(response, id, error);
        request.connection().close();
    }
}
