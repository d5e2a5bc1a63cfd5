package io.reelgate.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way to the masters of their keys: for all of them places are taken first, so that either all are sent
 * or none. Those of one master keep their order. One use, one thread.
 */
final class Dispatch {
    private final Routes routes;
    private final Redirects redirects;
    private final List<Departure> departures = new ArrayList<>();
    private @Nullable RedisFailure refusal;

    private record Departure(Link link, List<PendingCommand> commands) {}

    Dispatch(Routes routes, Redirects redirects) {
        this.routes = routes;
        this.redirects = redirects;
    }

    /** Null when all are sent, else why none is. */
    @Nullable
    RedisFailure send(List<PendingCommand> commands) {
        byMaster(commands).forEach(this::reserve);
        if (refusal == null) {
            departures.forEach(departure -> departure.link.submit(departure.commands));
        } else {
            departures.forEach(departure -> departure.link.release(departure.commands.size()));
        }
        return refusal;
    }

    private Map<MasterLinks, List<PendingCommand>> byMaster(List<PendingCommand> commands) {
        Map<MasterLinks, List<PendingCommand>> masterToCommands = new LinkedHashMap<>();
        for (PendingCommand command : commands) {
            MasterLinks master = routes.of(command.request());
            if (master == null) {
                refusal = unserved();
            } else {
                command.follow(redirects, master.address());
                masterToCommands
                        .computeIfAbsent(master, key -> new ArrayList<>())
                        .add(command);
            }
        }
        return masterToCommands;
    }

    private void reserve(MasterLinks master, List<PendingCommand> commands) {
        Link link = master.pick();
        if (link == null) {
            refusal = master.unavailable();
        } else if (!link.reserve(commands.size())) {
            refusal = MasterLinks.busy();
        } else {
            departures.add(new Departure(link, commands));
        }
    }

    static RedisUnavailable unserved() {
        return new RedisUnavailable("no Redis server is known that takes writes to this key");
    }
}
