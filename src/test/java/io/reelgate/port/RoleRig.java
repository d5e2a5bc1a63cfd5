package io.reelgate.port;

import io.reelgate.bus.BusCodec;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Snapshots;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** A role's surroundings in memory: store, journal, upstream and clock, with a real bus. */
public final class RoleRig implements AutoCloseable {
    public static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), Duration.ofSeconds(4));
    public static final Duration WINDOW = Duration.ofMinutes(5);

    public final Vertx vertx = Vertx.vertx();
    public final MovableClock clock = new MovableClock(SampleTasks.CREATED.plusSeconds(10));
    public final MemoryStore store = new MemoryStore(clock);
    public final FakeUpstream upstream = new FakeUpstream();
    public final Supplier<String> tokens = () -> UUID.randomUUID().toString();
    public final TaskJournal journal = new TaskJournal(
            store,
            store,
            new Lifecycle((model, request) -> PACE, WINDOW),
            new Snapshots((model, request) -> PACE, Object::toString),
            tokens,
            clock);

    public RoleRig() {
        BusCodec.register(vertx);
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
