package io.reelgate.redis;

import io.reelgate.domain.retry.Backoff;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One connection to one server that is kept until it is stopped: on one event loop it connects, watches, drops what has
 * gone silent or is no master any more, and connects again. Everything here runs on that loop but {@link #available},
 * {@link #reserve}, {@link #submit}, {@link #start}, {@link #stop} and {@link #usage}.
 */
final class Link {
    static final int TICK_MILLIS = 50;
    private static final int HEARTBEAT_TICKS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final Wiring wiring;
    private final NodeAddress server;
    private final ContextInternal context;
    private final MasterClock clock;
    private final Backoff backoff;
    private final int timeoutTicks;
    private final Places places;
    private final Promise<Void> firstAttempt = Promise.promise();
    private final Suspicion suspicion;

    private @Nullable Session session;
    private volatile boolean open;
    private boolean stopping;
    private long tick;
    private int failures;

    Link(Wiring wiring, NodeAddress server, ContextInternal context, MasterClock clock) {
        RedisSettings settings = wiring.settings();
        this.wiring = wiring;
        this.server = server;
        this.context = context;
        this.clock = clock;
        this.backoff = settings.reconnects();
        this.timeoutTicks = Math.toIntExact(settings.commandTimeout().toMillis() / TICK_MILLIS);
        this.places = new Places(settings.maxInFlight());
        this.suspicion = new Suspicion(timeoutTicks);
    }

    void start() {
        context.runOnContext(ignored -> begin());
    }

    private void begin() {
        wiring.vertx().setTimer(TICK_MILLIS, this::tick);
        connect();
    }

    /** Ends the connection for good; what is unanswered fails. May be called twice. */
    Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        context.runOnContext(ignored -> end(stopped));
        return stopped.future();
    }

    private void end(Promise<Void> stopped) {
        stopping = true;
        giveUp("this connection is closing");
        firstAttempt.tryFail(new RedisUnavailable("closed"));
        stopped.complete();
    }

    /** Open, or the outcome of the first attempts to connect; whatever it is, the attempts go on. */
    Future<Void> firstAttempt() {
        return firstAttempt.future();
    }

    boolean available() {
        return open;
    }

    RedisUsage usage() {
        return places.usage(open);
    }

    /** Takes places in the pipeline, to be followed by as many submitted commands. */
    boolean reserve(int commands) {
        return places.reserve(commands);
    }

    /** Gives reserved places back unused. */
    void release(int commands) {
        places.release(commands);
    }

    /** Sends commands in this order, with nothing between them; their places are reserved. */
    void submit(List<PendingCommand> commands) {
        if (context.inThread()) {
            commands.forEach(this::submitHere);
        } else {
            context.runOnContext(ignored -> commands.forEach(this::submitHere));
        }
    }

    /** As {@link #submit(List)}, for one command. */
    void submit(PendingCommand command) {
        if (context.inThread()) {
            submitHere(command);
        } else {
            context.runOnContext(ignored -> submitHere(command));
        }
    }

    private void submitHere(PendingCommand command) {
        Session current = session;
        if (open && current != null) {
            current.send(command, deadline() + command.extraTicks());
        } else {
            places.release(1);
            command.fail(new RedisUnavailable("the connection to Redis was just lost"));
        }
    }

    private long deadline() {
        return tick + timeoutTicks + 1;
    }

    private void connect() {
        if (!stopping) {
            wiring.client().connect(server.socket()).onComplete(this::greet, this::attemptFailed);
        }
    }

    private void greet(NetSocket socket) {
        Session next = new Session(context, socket, places::release);
        session = next;
        next.openedAt(tick);
        socket.closeHandler(ignored -> lost(next, "Redis closed the connection"));
        // A reset ends in the same close; without a handler it would be logged as a fault of its own.
        socket.exceptionHandler(ignored -> socket.close());
        List<Future<Response>> replies =
                wiring.greeting().commands().stream().map(this::sendOwn).toList();
        Future.all(replies)
                .compose(ignored -> masterOnly(replies.getFirst().result()))
                .compose(ignored -> measureClock())
                .onComplete(ignored -> opened(next), cause -> refused(next, cause));
        if (stopping) {
            giveUp("this gateway is closing");
        }
    }

    /** A command of the link itself, which is sent whether or not the link is open. */
    private Future<Response> sendOwn(Request request) {
        Promise<Response> promise = Promise.promise();
        Session current = session;
        if (current == null) {
            promise.fail(new RedisUnavailable("not connected"));
        } else {
            places.take();
            current.send(new SingleCommand(request, promise), deadline());
        }
        return promise.future();
    }

    private static Future<Void> masterOnly(Response hello) {
        return Greeting.master(hello)
                ? Future.succeededFuture()
                : Future.failedFuture(new RedisUnavailable("it is a replica and takes no writes"));
    }

    private Future<Response> measureClock() {
        long sent = clock.localMillis();
        return sendOwn(Request.cmd(Command.TIME)).onSuccess(time -> measured(sent, time));
    }

    private void measured(long sent, Response time) {
        long redisMillis = time.get(0).toLong() * 1_000 + time.get(1).toLong() / 1_000;
        clock.measured(sent, redisMillis, clock.localMillis());
    }

    private void opened(Session greeted) {
        if (greeted != session) {
            return;
        }
        failures = 0;
        open = true;
        LOG.atLevel(places.everLost() ? Level.INFO : Level.DEBUG)
                .addKeyValue("server", server)
                .log("redis connection open");
        firstAttempt.tryComplete();
    }

    private void refused(Session greeted, Throwable cause) {
        report(cause);
        lost(greeted, "the greeting failed");
    }

    private void attemptFailed(Throwable cause) {
        report(cause);
        reconnectLater();
    }

    private void report(Throwable cause) {
        if (failures == 0) {
            LOG.atWarn()
                    .addKeyValue("server", server)
                    .addKeyValue("cause", cause)
                    .log("redis cannot be used");
        }
        if (failures >= RedisSettings.FIRST_TRIES - 1) {
            firstAttempt.tryFail(Refusal.of(server, cause));
        }
    }

    private void lost(Session which, String reason) {
        if (which != session) {
            return;
        }
        if (open) {
            LOG.atWarn()
                    .addKeyValue("server", server)
                    .addKeyValue("reason", reason)
                    .log("redis connection lost");
        }
        giveUp(reason);
        reconnectLater();
    }

    private void giveUp(String reason) {
        Session current = session;
        session = null;
        open = false;
        suspicion.clear();
        if (current != null) {
            places.lost();
            current.close(reason);
        }
    }

    private void reconnectLater() {
        if (!stopping) {
            long pause = backoff.before(++failures, wiring.random()).toMillis();
            wiring.vertx().setTimer(pause, ignored -> connect());
            wiring.troubled().run();
        }
    }

    /** Armed anew each time rather than periodic: after a stall of the loop one tick passes, not all that were missed. */
    private void tick(long timer) {
        tick++;
        Session current = session;
        if (current != null) {
            supervise(current);
        }
        if (!stopping) {
            wiring.vertx().setTimer(TICK_MILLIS, this::tick);
        }
    }

    private void supervise(Session current) {
        int expired = current.tick(tick);
        places.timedOut(expired);
        if (current != session || !(open || suspicion.raised())) {
            return;
        }
        switch (suspicion.judge(expired, current.silence())) {
            case TRUST -> open = true;
            case PROBE -> probe();
            case DISTRUST -> {}
            case DROP -> lost(current, "Redis is silent");
        }
        if (tick % HEARTBEAT_TICKS == 0) {
            heartbeat(current);
        }
    }

    /** A server that was demoted by hand keeps its connections. */
    private void heartbeat(Session current) {
        measureClock();
        sendOwn(Greeting.role()).compose(Link::masterOnly).onFailure(cause -> judge(current, cause));
    }

    private void judge(Session current, Throwable cause) {
        if (cause instanceof RedisUnavailable) {
            lost(current, "the server is a replica now");
        }
    }

    private void probe() {
        LOG.atWarn().addKeyValue("server", server).addKeyValue("usage", usage()).log("redis is silent");
        open = false;
        sendOwn(Request.cmd(Command.PING));
    }
}
