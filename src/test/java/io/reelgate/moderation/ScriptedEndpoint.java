package io.reelgate.moderation;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A moderation endpoint that answers as it was told. */
final class ScriptedEndpoint {
    static final String CLEAN =
            "{\"id\":\"modr-1\",\"model\":\"omni\",\"results\":[{\"flagged\":false,\"categories\":{\"violence\":false,"
                    + "\"sexual\":false,\"illicit\":null},\"category_scores\":{\"violence\":0.01}}]}";
    static final String FLAGGED =
            "{\"results\":[{\"flagged\":true,\"categories\":{\"sexual\":false,\"violence\":true,\"illicit\":null}}]}";

    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Handler<HttpServerRequest> script;

    ScriptedEndpoint(Vertx vertx) {
        answers(CLEAN);
        server = vertx.createHttpServer()
                .requestHandler(this::asked)
                .listen(0, "127.0.0.1")
                .await();
    }

    private void asked(HttpServerRequest request) {
        Handler<HttpServerRequest> now = script;
        authorizations.add(String.valueOf(request.getHeader("Authorization")));
        request.body().onSuccess(body -> {
            bodies.add(body.toString());
            now.handle(request);
        });
    }

    void answers(String body) {
        script = request -> request.response().end(body);
    }

    void answers(int status) {
        script = request -> request.response().setStatusCode(status).end("the prompt was: secret");
    }

    void does(Handler<HttpServerRequest> next) {
        script = next;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1/moderations";
    }

    int asked() {
        return bodies.size();
    }
}
