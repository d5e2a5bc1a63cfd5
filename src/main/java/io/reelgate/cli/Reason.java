package io.reelgate.cli;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Network trouble in words: the JDK's exceptions often have none. */
final class Reason {
    private Reason() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case HttpTimeoutException timeout -> "no answer in time";
            case UnknownHostException unknown -> "unknown host";
            case UnresolvedAddressException unknown -> "unknown host";
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "unknown host";
            case ConnectException refused -> "connection refused";
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
