package io.reelgate.ingress;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;

/** One open connection, and by when something has to happen on it. Event loop only. */
final class Visit {
    private static final long NEVER = Long.MAX_VALUE;

    private final HttpConnection connection;
    private HttpServerResponse current;
    private long deadline;
    private Runnable late;

    Visit(HttpConnection connection, long deadline) {
        this.connection = connection;
        closeAt(deadline);
    }

    /** A request head is complete: nothing is due until somebody says so. */
    void begin(HttpServerResponse response) {
        current = response;
        deadline = NEVER;
    }

    void expectBody(long until, Runnable then) {
        deadline = until;
        late = then;
    }

    void bodyEnded() {
        deadline = NEVER;
    }

    /** Answered: the next head, or the rest of a body nobody read, is due. An older answer's end changes nothing. */
    void end(HttpServerResponse response, long until) {
        if (response == current) {
            closeAt(until);
        }
    }

    void check(long now) {
        if (now >= deadline) {
            deadline = NEVER;
            late.run();
        }
    }

    private void closeAt(long until) {
        deadline = until;
        late = connection::close;
    }
}
