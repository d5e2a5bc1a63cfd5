package io.reelgate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OpsVerticleTest {
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final AtomicBoolean redis = new AtomicBoolean(true);
    private OpsVerticle target;

    @BeforeEach
    void deploy(Vertx vertx) {
        Health health = new Health(ready::get, () -> Map.of("redis", redis.get()));
        target = new OpsVerticle(new OpsSettings("127.0.0.1", 0), health, () -> "reelgate_things_total 1.0\n");
        vertx.deployVerticle(target).await();
    }

    @Test
    void staysReadyWhenRedisIsAwayAndSaysSo() throws Exception {
        redis.set(false);

        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\",\"checks\":{\"redis\":\"down\"}}");
    }

    @Test
    void isNotReadyWhileDraining() throws Exception {
        ready.set(false);

        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void servesMetricsAsPrometheusText() throws Exception {
        var answer = get("/metrics");

        assertThat(answer.body()).isEqualTo("reelgate_things_total 1.0\n");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void answers404Elsewhere() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + target.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
