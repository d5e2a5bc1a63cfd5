package io.reelgate.domain.fault;

import java.util.Optional;

/**
 * Why a task failed.
 *
 * @param reason a neutral addition for the caller, free of upstream names, ids, URLs and keys
 */
public record Failure(FailCode code, Optional<String> reason) {
    public static Failure of(FailCode code) {
        return new Failure(code, Optional.empty());
    }

    public static Failure of(FailCode code, String reason) {
        return new Failure(code, Optional.of(reason));
    }

    /** The {@code failMsg} a caller sees. */
    public String message() {
        return reason.map(text -> code.message() + " (" + text + ")").orElse(code.message());
    }
}
