package io.reelgate.fanout;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.port.AccountStore;
import io.reelgate.web.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** This role behind a real HTTP server, as the ingress would mount it; the account is named by a header. */
final class Site implements AutoCloseable {
    static final String ACCOUNT = "X-Account";

    /** Small, so that a client that does not read is felt soon. */
    private static final int BUFFER = 32 * 1024;

    final Vertx vertx;
    final World world;
    final Fanout fanout;
    final Counts counts = new Counts();
    private final WebSocketClient client;
    private final HttpServer server;
    private final AccountStore accounts;

    Site(Vertx vertx, World world, FanoutSettings settings) {
        this(vertx, world, settings, World.CLOCK, Site::known);
    }

    Site(Vertx vertx, World world, FanoutSettings settings, Clock clock, KnownKeys keys) {
        this.vertx = vertx;
        this.world = world;
        this.accounts = accounts(keys);
        FanoutPorts ports = new FanoutPorts(world.log, world.tasks, accounts, counts);
        FanoutView view = new FanoutView(List.of("veo-3-1", World.MODEL), world.partitions, world.snapshots, clock);
        fanout = new Fanout(ports, view, settings);
        await(vertx.deployVerticle(fanout.verticle()));
        server = await(vertx.createHttpServer(options().setSendBufferSize(BUFFER))
                .requestHandler(router())
                .listen(0, "127.0.0.1"));
        client = vertx.createWebSocketClient(new WebSocketClientOptions());
    }

    /** Answers whether a key still lives. */
    interface KnownKeys {
        Optional<Account> find(String hash);
    }

    private static Optional<Account> known(String hash) {
        return Optional.of(World.account(World.OWN));
    }

    /** What the ingress must set. */
    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxWebSocketFrameSize(64 * 1024)
                .setMaxWebSocketMessageSize(64 * 1024)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketSubProtocols(List.of("reelgate.v1"));
    }

    int port() {
        return server.actualPort();
    }

    Listener connect() {
        return connect(World.OWN);
    }

    Listener connect(AccountId account) {
        return connect(to(account));
    }

    Listener connect(WebSocketConnectOptions options) {
        Listener listener = new Listener();
        await(client.connect(options).map(listener::attach));
        return listener;
    }

    Future<?> tryConnect(WebSocketConnectOptions options) {
        return client.connect(options);
    }

    WebSocketConnectOptions to(AccountId account) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port())
                .setURI("/api/v1/stream")
                .setAllowOriginHeader(false)
                .addHeader(ACCOUNT, account.value());
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route("/api/*").handler(this::authenticate);
        fanout.routes().forEach(route -> route.mount(router));
        return router;
    }

    /** Asynchronous, as the real one. */
    private void authenticate(RoutingContext context) {
        context.request().pause();
        AccountId id = new AccountId(context.request().getHeader(ACCOUNT));
        vertx.setTimer(1, timer -> {
            new Caller(World.account(id), "hash").attach(context);
            context.request().resume();
            context.next();
        });
    }

    private static AccountStore accounts(KnownKeys keys) {
        return (AccountStore) Proxy.newProxyInstance(
                Site.class.getClassLoader(),
                new Class<?>[] {AccountStore.class},
                (proxy, method, arguments) -> Future.succeededFuture(keys.find((String) arguments[0])));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(client.close());
        await(server.close());
    }
}
