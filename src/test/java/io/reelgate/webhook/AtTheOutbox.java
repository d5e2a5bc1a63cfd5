package io.reelgate.webhook;

import static io.reelgate.Done.done;

import io.reelgate.bus.BusCodec;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.address.Ports;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.egress.Egress;
import io.reelgate.egress.EgressSettings;
import io.reelgate.egress.MappedHosts;
import io.reelgate.egress.Rules;
import io.reelgate.egress.Trust;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outbox;
import io.reelgate.port.PartitionRounds.Rhythm;
import io.reelgate.port.Presence;
import io.reelgate.port.Share;
import io.reelgate.port.Waypoint;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a webhook role, an outbox in memory and a receiver. */
abstract class AtTheOutbox {
    static final AccountId ACCOUNT = new AccountId("demo");
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OLD_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    static final Partition MINE = new Partition(1);
    static final Partition OTHERS = new Partition(2);
    static final TaskIds IDS = new TaskIds(new Random(3));

    final AdjustableClock clock = new AdjustableClock();
    final MemoryOutbox outbox = new MemoryOutbox(clock);
    final MemoryAccounts accounts = new MemoryAccounts();
    Vertx vertx;
    String deployment;

    final List<Waypoint> waypoints = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        BusCodec.register(vertx);
        accounts.put(ACCOUNT, SECRET);
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    void deploy() {
        deploy(Duration.ofMillis(20), Duration.ofSeconds(30));
    }

    void deploy(Duration scan, Duration timeout) {
        var client = Egress.open(
                        vertx,
                        EgressSettings.defaults(),
                        Rules.of(List.of("127.0.0.0/8"), List.of(), Ports.USUAL, MappedHosts.NONE, MappedHosts.NONE),
                        Trust.STANDARD,
                        List::of,
                        clock,
                        new Random(1),
                        Metrics.NONE)
                .callbacks();
        var settings = new WebhookSettings(
                200,
                4,
                timeout,
                timeout.plusSeconds(5),
                Duration.ofSeconds(5),
                new Rhythm(Duration.ofMillis(5), scan, scan),
                Duration.ofSeconds(10));
        var ports = new WebhookPorts(outbox, client, accounts, new Nodes(), Metrics.NONE, waypoints::add);
        deployment = done(vertx.deployVerticle(new WebhookVerticle(ports, settings, clock, new Random(1))));
    }

    record Nodes() implements Presence {
        @Override
        public Share share() {
            return Share.WHOLE;
        }

        @Override
        public List<Partition> assigned() {
            return List.of(MINE);
        }

        @Override
        public List<Partition> all() {
            return List.of(MINE, OTHERS);
        }
    }

    TaskId callback(Partition partition, Receiver receiver) {
        TaskId id = IDS.next(partition, clock.millis());
        String url = receiver.url("/hook?token=x");
        outbox.add(new Outbox.Callback(id, ACCOUNT, receiver.url(""), url, body(id), 0, 0));
        return id;
    }

    static String body(TaskId id) {
        return "{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"" + id
                + "\",\"state\":\"success\",\"completeTime\":1763633000000}}";
    }
}
