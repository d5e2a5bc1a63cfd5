package io.reelgate.app.boot;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.Locale;

/**
 * Where a verticle listens.
 *
 * @param setting of the port, such as {@code http.port}
 */
record Listening(String name, String setting, String host, int port) {
    /** A port that is taken or an address that is not here: the person who starts the gateway can change that. */
    <T> Future<T> refused(Throwable failure) {
        return Future.failedFuture(failure instanceof IOException ? new StartRefused(text(failure)) : failure);
    }

    private String text(Throwable failure) {
        String variable = "REELGATE_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
        return "cannot listen on " + host + ":" + port + ": " + failure.getMessage()
                + ". Stop what holds the port, or set " + setting + " (" + variable + ") to another.";
    }
}
