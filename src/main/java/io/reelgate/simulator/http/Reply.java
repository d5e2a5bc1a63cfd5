package io.reelgate.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** What goes back to a caller, as a value: decided first, written down in the ledger, then sent. */
public sealed interface Reply {

    /** Sends it; on the request's own event loop. */
    void send(RoutingContext ctx);

    /** The HTTP status, 0 when none is sent. */
    default int status() {
        return 0;
    }

    /** An ordinary answer. */
    record Answer(int status, Map<String, String> headers, Buffer body) implements Reply {

        @Override
        public void send(RoutingContext ctx) {
            HttpServerResponse response = ctx.response();
            headers.forEach(response::putHeader);
            response.setStatusCode(status).end(body);
        }
    }

    /** The answer's headers and half of its body, then the connection is closed. */
    record Cut(Answer whole) implements Reply {

        @Override
        public int status() {
            return whole.status();
        }

        @Override
        public void send(RoutingContext ctx) {
            HttpServerResponse response = ctx.response().setStatusCode(whole.status());
            whole.headers().forEach(response::putHeader);
            Buffer half = whole.body().getBuffer(0, whole.body().length() / 2);
            response.putHeader("Content-Length", Integer.toString(whole.body().length()));
            response.write(half)
                    .onComplete(written -> ctx.request().connection().close());
        }
    }

    /** An answer too long for memory: pieces are made as the caller takes them. */
    record Pieces(int status, Map<String, String> headers, Maker maker, long first, long length) implements Reply {
        private static final int PIECE = 64 * 1024;

        /** Makes the bytes from a position on, at most so many; at least one. */
        @FunctionalInterface
        public interface Maker {
            Buffer make(long from, int most);
        }

        @Override
        public void send(RoutingContext ctx) {
            HttpServerResponse response = ctx.response().setStatusCode(status);
            headers.forEach(response::putHeader);
            if (ctx.request().method().equals(HttpMethod.HEAD)) {
                response.end();
            } else {
                write(response, first);
            }
        }

        private void write(HttpServerResponse response, long from) {
            long at = from;
            while (at < first + length && !response.writeQueueFull() && !response.closed()) {
                Buffer piece = maker.make(at, (int) Math.min(PIECE, first + length - at));
                response.write(piece);
                at += piece.length();
            }
            if (at >= first + length) {
                response.end();
            } else if (!response.closed()) {
                long next = at;
                response.drainHandler(drained -> write(response, next));
            }
        }
    }

    /** The answer's body comes in ten pieces, over so many milliseconds of real time. */
    record Dripping(Answer whole, int millis) implements Reply {
        private static final int PIECES = 10;

        @Override
        public int status() {
            return whole.status();
        }

        @Override
        public void send(RoutingContext ctx) {
            HttpServerResponse response = ctx.response().setStatusCode(whole.status());
            whole.headers().forEach(response::putHeader);
            response.putHeader("Content-Length", Integer.toString(whole.body().length()));
            drip(ctx, 0);
        }

        private void drip(RoutingContext ctx, int piece) {
            HttpServerResponse response = ctx.response();
            if (response.closed()) {
                return;
            }
            response.write(whole.body().slice(at(piece), at(piece + 1)));
            if (piece == PIECES - 1) {
                response.end();
            } else {
                ctx.vertx().setTimer(Math.max(1, millis / PIECES), timer -> drip(ctx, piece + 1));
            }
        }

        private int at(int piece) {
            return Math.toIntExact((long) whole.body().length() * piece / PIECES);
        }
    }

    /** The connection is closed without an answer. */
    record Closed() implements Reply {

        @Override
        public void send(RoutingContext ctx) {
            ctx.request().connection().close();
        }
    }

    /** No answer, the connection stays open until the caller gives up. */
    record Silence() implements Reply {

        @Override
        public void send(RoutingContext ctx) {
            // Nothing: the caller waits.
        }
    }

    /** The answer comes late, in real time. */
    record Late(Reply reply, int millis) implements Reply {

        @Override
        public int status() {
            return reply.status();
        }

        @Override
        public void send(RoutingContext ctx) {
            ctx.vertx().setTimer(millis, timer -> sendIfOpen(ctx));
        }

        private void sendIfOpen(RoutingContext ctx) {
            if (!ctx.response().closed()) {
                reply.send(ctx);
            }
        }
    }
}
