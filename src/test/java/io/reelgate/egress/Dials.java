package io.reelgate.egress;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A real client that writes down where it was told to dial. */
final class Dials {
    final Queue<SocketAddress> servers = new ConcurrentLinkedQueue<>();
    private final HttpClient real;

    Dials(Vertx vertx, HttpClientOptions options) {
        this.real = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(8));
    }

    Lines lines() {
        HttpClient client = (HttpClient) Proxy.newProxyInstance(
                Dials.class.getClassLoader(),
                new Class<?>[] {HttpClient.class},
                (proxy, method, arguments) -> noted(method, arguments));
        return new Lines(new Lines.Door(client, client), new Lines.Door(client, client));
    }

    private Object noted(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("request")) {
            servers.add((SocketAddress) ((RequestOptions) arguments[0]).getServer());
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
