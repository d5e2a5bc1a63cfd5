package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one Redis server: a few, each bound to an event loop and deeply pipelined, kept up for ever. May be
 * called from any thread; a future completes on the context of its caller. Every failure is a {@link RedisFailure}, and
 * every command ends: answered, refused at once, or failed after the command timeout.
 */
public final class RedisConnections {
    private final VertxInternal vertx;
    private final RedisClock clock;
    private final List<ConnectionVerticle> links;
    private final String address;
    private final Map<Thread, ConnectionVerticle> threadToLink = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param clock the local time, from which the time of Redis is estimated
     * @param random the jitter of reconnects; used by all event loops
     */
    public RedisConnections(Vertx vertx, RedisSettings settings, Clock clock, RandomGenerator random) {
        this.vertx = (VertxInternal) vertx;
        this.clock = new RedisClock(clock);
        RedisServer server = new RedisServer(settings.url());
        this.address = server.toString();
        this.links = Stream.generate(() -> new ConnectionVerticle(settings, server, this.clock, random))
                .limit(settings.connectionsWanted())
                .toList();
    }

    /**
     * Connects. Completes when the first connection stands, and fails when every first attempt failed; the attempts go on
     * all the same, until {@link #close()}.
     */
    public Future<Void> start() {
        return Future.all(links.stream().map(this::deploy).toList())
                .compose(ignored -> Future.any(
                        links.stream().map(ConnectionVerticle::firstAttempt).toList()))
                .mapEmpty();
    }

    private Future<String> deploy(ConnectionVerticle link) {
        return vertx.deployVerticle(link).onSuccess(ignored -> threadToLink.putIfAbsent(link.thread(), link));
    }

    /** Ends all connections; what is unanswered fails. May be called twice, or without a start. */
    public Future<Void> close() {
        return Future.join(links.stream().map(this::undeploy).toList()).mapEmpty();
    }

    private Future<Void> undeploy(ConnectionVerticle link) {
        String deployment = link.deployment();
        return vertx.deploymentIDs().contains(deployment) ? vertx.undeploy(deployment) : Future.succeededFuture();
    }

    /** Whether a command sent now would be sent at all. */
    public boolean available() {
        return links.stream().anyMatch(ConnectionVerticle::available);
    }

    /** The time of the server, measured over these connections. */
    public RedisClock clock() {
        return clock;
    }

    /** The time of the master that holds a key, whichever that is at the moment of asking. */
    public RedisClock clock(String key) {
        return clock;
    }

    /** What the connections are doing now. */
    public RedisUsage usage() {
        return links.stream().map(ConnectionVerticle::usage).reduce(RedisUsage.NONE, RedisUsage::plus);
    }

    /** Sends one command. A nil reply is null; an error reply fails with {@link RedisErrorReply}. */
    public Future<Response> send(Request request) {
        Promise<Response> promise = vertx.promise();
        ConnectionVerticle link = pick();
        if (link == null) {
            promise.fail(unavailable());
        } else if (!link.reserve(1)) {
            promise.fail(busy());
        } else {
            link.submit(new SingleCommand(request, promise));
        }
        return promise.future();
    }

    /**
     * Sends commands in order on one connection, without waiting between them; this is no transaction. Completes when all
     * are answered, with the replies in order, or fails with the first failure.
     */
    public Future<List<Response>> sendAll(List<Request> requests) {
        Promise<List<Response>> promise = vertx.promise();
        ConnectionVerticle link = pick();
        if (requests.isEmpty()) {
            promise.complete(List.of());
        } else if (link == null) {
            promise.fail(unavailable());
        } else if (!link.reserve(requests.size())) {
            promise.fail(busy());
        } else {
            link.submit(CommandBatch.of(requests, promise));
        }
        return promise.future();
    }

    /** The connection of the caller's own event loop, which needs no hop, else the next one that is open. */
    private @Nullable ConnectionVerticle pick() {
        ConnectionVerticle own = threadToLink.get(Thread.currentThread());
        return own != null && own.available() ? own : nextOpen();
    }

    private @Nullable ConnectionVerticle nextOpen() {
        int first = Math.floorMod(turn.getAndIncrement(), links.size());
        for (int step = 0; step < links.size(); step++) {
            ConnectionVerticle link = links.get((first + step) % links.size());
            if (link.available()) {
                return link;
            }
        }
        return null;
    }

    /** Every server that takes writes, each holding keys of its own; empty while none is known. */
    public List<RedisMaster> masters() {
        return List.of(new OnlyMaster(this, address));
    }

    /** Sends one command to every master; the replies come in the order of {@link #masters()}, or the first failure. */
    public Future<List<Response>> sendToEach(Request request) {
        return Future.all(masters().stream().map(master -> master.send(request)).toList())
                .map(all -> all.<Response>list());
    }

    private record OnlyMaster(RedisConnections connections, String name) implements RedisMaster {
        @Override
        public boolean available() {
            return connections.available();
        }

        @Override
        public Future<Response> send(Request request) {
            return connections.send(request);
        }
    }

    private static RedisUnavailable unavailable() {
        return new RedisUnavailable("no connection to Redis stands");
    }

    private static RedisBusy busy() {
        return new RedisBusy("too many commands are unanswered");
    }
}
