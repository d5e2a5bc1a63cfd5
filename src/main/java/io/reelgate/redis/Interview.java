package io.reelgate.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.function.Function;

/** A short conversation with one server, which has the time of two commands. On the event loop that began it. */
final class Interview {
    private final Session session;

    private Interview(Session session) {
        this.session = session;
    }

    /** Connects, asks, and closes whatever the outcome. */
    static <T> Future<T> with(Wiring wiring, NodeAddress server, Function<Interview, Future<T>> questions) {
        return wiring.client().connect(server.socket()).compose(socket -> over(wiring, socket, questions));
    }

    private static <T> Future<T> over(Wiring wiring, NetSocket socket, Function<Interview, Future<T>> questions) {
        Context context = wiring.vertx().getOrCreateContext();
        Session session = new Session(context, socket, ignored -> {});
        socket.closeHandler(ignored -> session.close("Redis closed the connection"));
        socket.exceptionHandler(ignored -> socket.close());
        long patience = 2 * wiring.settings().commandTimeout().toMillis();
        long timer = wiring.vertx().setTimer(patience, ignored -> session.close("it does not answer in time"));
        return questions.apply(new Interview(session)).onComplete(ignored -> end(wiring, session, timer));
    }

    private static void end(Wiring wiring, Session session, long timer) {
        wiring.vertx().cancelTimer(timer);
        session.close("the conversation is over");
    }

    Future<Response> ask(Request request) {
        Promise<Response> promise = Promise.promise();
        session.send(new SingleCommand(request, promise), Long.MAX_VALUE);
        return promise.future();
    }
}
