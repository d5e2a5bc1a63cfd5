package io.reelgate.web;

import io.reelgate.domain.request.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal as the caller sees it. {@code message} alone tells a person what to change.
 *
 * @param code HTTP status and envelope code
 * @param param the field at fault, where there is exactly one
 * @param headers to be sent with it
 */
public record ApiError(
        int code,
        ErrorType type,
        String message,
        Optional<String> param,
        List<Fault> faults,
        Map<String, String> headers) {

    public static ApiError of(int code, ErrorType type, String message) {
        return new ApiError(code, type, message, Optional.empty(), List.of(), Map.of());
    }

    public static ApiError invalid(List<Fault> faults) {
        Optional<String> param =
                faults.size() == 1 ? Optional.of(faults.getFirst().path()) : Optional.empty();
        return new ApiError(400, ErrorType.INVALID_REQUEST, Fault.joined(faults), param, faults, Map.of());
    }

    public static ApiError unauthorized() {
        return of(401, ErrorType.AUTHENTICATION, "Invalid or missing API Key")
                .with(Map.of("WWW-Authenticate", "Bearer"));
    }

    public static ApiError notFound(String message) {
        return of(404, ErrorType.NOT_FOUND, message);
    }

    public static ApiError unavailable(String message, int retryAfterSeconds) {
        return of(503, ErrorType.UNAVAILABLE, message)
                .with(Map.of("Retry-After", Integer.toString(Math.max(1, retryAfterSeconds))));
    }

    public ApiError with(Map<String, String> moreHeaders) {
        return new ApiError(code, type, message, param, faults, moreHeaders);
    }
}
