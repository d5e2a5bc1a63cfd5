package io.reelgate.simulator.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts webhooks, each up to three times until it is taken, as most vendors do. For one event loop. */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int MOST_TRIES = 3;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int PAUSE_MILLIS = 500;

    private final Vertx vertx;
    private final HttpClient client;

    public Sender(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
    }

    public void send(String url, Webhook webhook) {
        send(url, webhook, 1);
    }

    private void send(String url, Webhook webhook, int attempt) {
        post(url, webhook).onFailure(failure -> {
            if (attempt < MOST_TRIES) {
                vertx.setTimer((long) PAUSE_MILLIS * attempt, timer -> send(url, webhook, attempt + 1));
            } else {
                LOG.info("The simulator's webhook was not taken url=\"{}\" reason=\"{}\"", url, failure.getMessage());
            }
        });
    }

    private Future<Void> post(String url, Webhook webhook) {
        RequestOptions options;
        try {
            options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(url)
                    .setIdleTimeout(TIMEOUT_MILLIS);
        } catch (RuntimeException notAUrl) {
            return Future.failedFuture(notAUrl);
        }
        return client.request(options)
                .compose(request -> written(request, webhook))
                .compose(response -> response.end().map(response.statusCode()))
                .compose(Sender::taken);
    }

    private static Future<HttpClientResponse> written(HttpClientRequest request, Webhook webhook) {
        request.putHeader("Content-Type", "application/json");
        webhook.headers().forEach(request::putHeader);
        return request.send(webhook.body());
    }

    private static Future<Void> taken(int status) {
        return status >= 200 && status <= 299
                ? Future.succeededFuture()
                : Future.failedFuture("it was answered " + status);
    }
}
