package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Load;
import io.reelgate.rig.run.FaultRun;
import io.reelgate.rig.run.Matrix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A gateway of two nodes under steady load, whose Redis a test breaks meanwhile: nothing else is ever restarted. */
final class ServerFaults implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PREFIX = "reelgate:";
    private static final int MORE = 40;
    private static final String SPEED = "15";
    private static final String[] NODES = {"one", "other"};

    private final String name;
    private final FaultRun run;
    private final RunLog log;
    private final List<GatewayProcess> nodes;
    private final Load load;
    private final List<Fault> faults = new ArrayList<>();

    /** {@code settings}: of the nodes, beside the Redis. */
    ServerFaults(String name, String redisUrl, Map<String, String> settings) {
        this.name = name;
        run = new FaultRun(name, redisUrl, PREFIX, SPEED).with("REELGATE_MODELS_LTX_2_19B_TIMING_LOOK_INTERVAL", "8s");
        log = new RunLog(run.folder());
        settings.forEach(run::with);
        nodes = Stream.of(NODES).map(run::start).toList();
        load = run.load("faults", "[sim:takes=6000]", NODES);
    }

    /** Submits tasks from now on, and waits until some run. */
    ServerFaults submitting(double perSecond) {
        load.start(perSecond);
        run.watch();
        awaitWork(AccountNumbers.ALL);
        return this;
    }

    /** Notes that something is done to the servers now, and whom it concerns. */
    void begin(String name, Set<Integer> accounts) {
        endLast();
        faults.add(new Fault(name, now(), Long.MAX_VALUE, accounts));
    }

    private void endLast() {
        if (!faults.isEmpty()) {
            faults.set(faults.size() - 1, faults.getLast().until(now()));
        }
    }

    /** Waits until more tasks of these accounts are accepted, and more are looked at. */
    void awaitWork(Set<Integer> accounts) {
        awaitMore("accepted", () -> log.submits(Outcome.ACCEPTED), MORE, accounts);
        awaitMore("looked at", log::looks, MORE, accounts);
    }

    /** Waits until that many more tasks of these accounts are refused. */
    void awaitRefused(int more, Set<Integer> accounts) {
        awaitMore("refused", () -> log.submits(Outcome.REFUSED), more, accounts);
    }

    private static void awaitMore(String word, Supplier<Moments> moments, int more, Set<Integer> accounts) {
        long from = now();
        await(more + " more " + word)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        moments.get().between(from, Long.MAX_VALUE, accounts).count() >= more);
    }

    /** Where the oracle finds the keys in the end; it knows no password but that of the data. */
    void judgedAt(String redisUrl) {
        run.folder().redis(redisUrl, PREFIX);
    }

    /** Ends the load, prints what the faults cost, and waits until the oracle has nothing to complain of. */
    List<Fault> finish() {
        load.stop();
        endLast();
        faults.forEach(fault -> Matrix.figure(name + ", " + fault.name(), fault.figures(log)));
        assertThat(nodes).allMatch(node -> node.process().isAlive());
        Matrix.figure(name, run.awaitClean(PATIENCE).text());
        return List.copyOf(faults);
    }

    /** The longest time without a look at any task that a fault concerned. */
    Duration longestGapOfLooks() {
        return faults.stream()
                .map(fault -> Duration.ofMillis(fault.longestGapOfLooks(log)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Override
    public void close() {
        run.close();
    }
}
