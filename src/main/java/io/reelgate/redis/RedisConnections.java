package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.ZModem;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The connections to Redis: a few to each server that takes writes, each bound to an event loop and deeply pipelined, kept
 * up for ever. Which servers those are is asked of the hosts of {@code redis.url}: one of them, the master that Sentinels
 * name, or all masters of a Cluster; and asked again whenever they may have changed.
 *
 * <p>May be called from any thread; a future completes on the context of its caller. Every failure is a
 * {@link RedisFailure}, and every command ends: answered, refused at once, or failed after the command timeout. What a
 * server of a Cluster sends elsewhere is sent there once. One master that fails does not disturb commands to the others.
 */
public final class RedisConnections {
    private final VertxInternal vertx;
    private final NetClient client;
    private final Clock local;
    private final RedisClock clock;
    private final Tallies tallies = new Tallies();
    private final Loops loops;
    private final Masters masters;
    private final TopologyRefresh refresh;
    private final Redirects redirects;

    /**
     * Reads the files of TLS, so not on an event loop; fails with an {@link IllegalArgumentException} where they are of no
     * use.
     *
     * @param clock the local time, from which the time of Redis is estimated
     * @param random the jitter of reconnects; used by all event loops
     */
    public RedisConnections(Vertx vertx, RedisSettings settings, Clock clock, RandomGenerator random) {
        this.vertx = (VertxInternal) vertx;
        this.client = vertx.createNetClient(options(settings));
        this.local = clock;
        Greeting greeting =
                new Greeting(settings.url().credentials(), settings.url().database());
        Wiring wiring = new Wiring(this.vertx, client, greeting, settings, clock, random, this::troubled);
        this.loops = new Loops(this.vertx, settings.connectionsWanted());
        this.masters = new Masters(wiring, loops, tallies);
        this.refresh = new TopologyRefresh(wiring, loops.first(), this::changed);
        this.redirects = new Redirects(masters, this::troubled, tallies);
        this.clock = new RedisClock(clock, masters::latestClock);
    }

    private static NetClientOptions options(RedisSettings settings) {
        NetClientOptions options = new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.commandTimeout().toMillis()))
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        return settings.url().tls() ? new TlsFiles(settings.access().tls()).secure(options) : options;
    }

    private void troubled() {
        refresh.hint();
    }

    private void changed(SlotMap map) {
        tallies.switches.increment();
        masters.apply(map);
    }

    /**
     * Connects. Completes when the masters are known, each was tried and one answers, and fails when there is none; the
     * attempts go on all the same, until {@link #close()}.
     */
    public Future<Void> start() {
        return loops.start().compose(ignored -> refresh.start()).compose(ignored -> opened());
    }

    private Future<Void> opened() {
        List<Future<Void>> opened =
                masters.routes().masters().stream().map(MasterLinks::opened).toList();
        return Future.join(opened).transform(ignored -> Future.any(opened)).mapEmpty();
    }

    /** Ends all connections; what is unanswered fails. May be called twice, or without a start. */
    public Future<Void> close() {
        refresh.stop();
        return masters.close().compose(ignored -> client.close());
    }

    /** Whether a command sent now would be sent at all; in a Cluster, whether that holds for some keys. */
    public boolean available() {
        return masters.routes().available();
    }

    /** The time by which roles plan; see {@link RedisClock}. */
    public RedisClock clock() {
        return clock;
    }

    /** The time of the master that holds a key, whichever that is at the moment of asking. */
    public RedisClock clock(String key) {
        int slot = ZModem.generate(key);
        return new RedisClock(local, () -> masters.clockOf(slot));
    }

    /** What the connections are doing now. */
    public RedisUsage usage() {
        return masters.usage();
    }

    /** What they have seen. */
    public RedisTallies tallies() {
        return tallies.snapshot();
    }

    /** Sends one command. A nil reply is null; an error reply fails with {@link RedisErrorReply}. */
    public Future<Response> send(Request request) {
        Promise<Response> promise = vertx.promise();
        MasterLinks master = masters.routes().of(request);
        if (master == null) {
            promise.fail(Dispatch.unserved());
        } else {
            SingleCommand command = new SingleCommand(request, promise);
            command.follow(redirects, master.address());
            master.submit(command);
        }
        return promise.future();
    }

    /**
     * Sends commands without waiting between them, those to one master in order on one connection; this is no transaction.
     * Completes when all are answered, with the replies in order, or fails with the first failure. Where one of their
     * masters takes no commands, none is sent.
     */
    public Future<List<Response>> sendAll(List<Request> requests) {
        Promise<List<Response>> promise = vertx.promise();
        if (requests.isEmpty()) {
            promise.complete(List.of());
            return promise.future();
        }
        RedisFailure refusal = new Dispatch(masters.routes(), redirects).send(CommandBatch.of(requests, promise));
        if (refusal != null) {
            promise.tryFail(refusal);
        }
        return promise.future();
    }

    /**
     * Sends a write that replicas must confirm (WAIT), in one group with others. Fails with {@link NotConfirmed} when the
     * master applied it and too few replicas said in time that they have it; any other failure is the write's own. After a
     * lost connection nothing counts as confirmed.
     */
    public Future<Response> sendConfirmed(Request request, Confirmation wanted) {
        Promise<Response> promise = vertx.promise();
        MasterLinks master = masters.routes().of(request);
        if (master == null || !master.available()) {
            promise.fail(master == null ? Dispatch.unserved() : master.unavailable());
        } else {
            ConfirmedWrite write = new ConfirmedWrite(request, promise, wanted);
            write.follow(redirects, master.address());
            master.confirmed().submit(write);
        }
        return promise.future();
    }

    /** Every server that takes writes, each holding keys of its own; empty while none is known. */
    public List<RedisMaster> masters() {
        return List.copyOf(masters.routes().masters());
    }

    /** Sends one command to every master; the replies come in the order of {@link #masters()}, or the first failure. */
    public Future<List<Response>> sendToEach(Request request) {
        return Future.all(masters().stream().map(master -> master.send(request)).toList())
                .map(all -> all.<Response>list());
    }
}
