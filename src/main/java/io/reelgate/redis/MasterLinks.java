package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The connections to one master: one per event loop, and one more for confirmed writes once there are any. Any thread. */
final class MasterLinks implements RedisMaster {
    private final Wiring wiring;
    private final Loops loops;
    private final NodeAddress address;
    private final MasterClock clock;
    private final List<Link> links;
    private final ConfirmedWrites confirmed;

    MasterLinks(Wiring wiring, Loops loops, NodeAddress address, Tallies tallies) {
        this.wiring = wiring;
        this.loops = loops;
        this.address = address;
        this.clock = new MasterClock(wiring.clock());
        this.links = loops.all().stream()
                .map(context -> new Link(wiring, address, context, clock))
                .toList();
        var context =
                loops.all().get(Math.floorMod(address.hashCode(), loops.all().size()));
        // Its own clock is not used: behind a WAIT a measurement would be poor.
        Link lane = new Link(wiring, address, context, new MasterClock(wiring.clock()));
        this.confirmed =
                new ConfirmedWrites(lane, context, Math.max(1, wiring.settings().maxInFlight() / 2), tallies);
    }

    void start() {
        links.forEach(Link::start);
    }

    Future<Void> stop() {
        return Future.join(Stream.concat(links.stream().map(Link::stop), Stream.of(confirmed.stop()))
                        .toList())
                .mapEmpty();
    }

    /** Completes when one connection stands, fails when the first attempts of all failed. */
    Future<Void> opened() {
        return Future.any(links.stream().map(Link::firstAttempt).toList()).mapEmpty();
    }

    NodeAddress address() {
        return address;
    }

    MasterClock clock() {
        return clock;
    }

    ConfirmedWrites confirmed() {
        return confirmed;
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public boolean available() {
        return links.stream().anyMatch(Link::available);
    }

    RedisUsage usage() {
        return links.stream().map(Link::usage).reduce(confirmed.usage(), RedisUsage::plus);
    }

    @Override
    public Future<Response> send(Request request) {
        Promise<Response> promise = wiring.vertx().promise();
        submit(new SingleCommand(request, promise));
        return promise.future();
    }

    /** Sends one command, or fails it. */
    void submit(PendingCommand command) {
        Link link = pick();
        if (link == null) {
            command.fail(unavailable());
        } else if (!link.reserve(1)) {
            command.fail(busy());
        } else {
            link.submit(command);
        }
    }

    /** Sends commands in this order with nothing between them, or fails them all. */
    void submit(List<PendingCommand> commands) {
        Link link = pick();
        if (link == null) {
            commands.forEach(command -> command.fail(unavailable()));
        } else if (!link.reserve(commands.size())) {
            commands.forEach(command -> command.fail(busy()));
        } else {
            link.submit(commands);
        }
    }

    /** As {@link #submit}; waits for a server that a redirection has just named for the first time. */
    void resend(List<PendingCommand> commands) {
        if (available()) {
            submit(commands);
        } else {
            opened().onComplete(ignored -> submit(commands));
        }
    }

    /** The connection of the caller's own event loop, which needs no hop, else the next one that is open. */
    @Nullable
    Link pick() {
        int first = loops.preferred();
        for (int step = 0; step < links.size(); step++) {
            Link link = links.get((first + step) % links.size());
            if (link.available()) {
                return link;
            }
        }
        return null;
    }

    static RedisBusy busy() {
        return new RedisBusy("too many commands are unanswered");
    }

    RedisUnavailable unavailable() {
        return new RedisUnavailable("no connection to Redis at " + address + " stands");
    }
}
