package io.reelgate.simulator;

import io.reelgate.simulator.job.JobDurations;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A running simulator of one or more instances behind one port. May be used from any thread. */
public final class Simulator {

    private final Vertx vertx;
    private final String deploymentId;
    private final SimulatorSettings settings;
    private final int port;
    private final int samplesPort;

    private Simulator(Vertx vertx, String deploymentId, SimulatorSettings settings, SimulatorVerticle one) {
        this.vertx = vertx;
        this.deploymentId = deploymentId;
        this.settings = settings;
        this.port = one.port();
        this.samplesPort = one.samplesPort();
    }

    /** Starts {@code instances} event loops of one simulator; fails when the port is taken or the ledger unwritable. */
    public static Future<Simulator> start(
            Vertx vertx, int instances, SimulatorSettings settings, JobDurations durations, Clock clock) {
        Queue<SimulatorVerticle> started = new ConcurrentLinkedQueue<>();
        return vertx.deployVerticle(
                        () -> remembered(started, new SimulatorVerticle(settings, durations, clock)),
                        new DeploymentOptions().setInstances(instances))
                .map(id -> new Simulator(vertx, id, settings, started.element()));
    }

    private static SimulatorVerticle remembered(Queue<SimulatorVerticle> started, SimulatorVerticle verticle) {
        started.add(verticle);
        return verticle;
    }

    /** The port it really listens on. */
    public int port() {
        return port;
    }

    /** The port of the sample media; 0 where it serves none as other hosts. */
    public int samplesPort() {
        return samplesPort;
    }

    /** Its origin, such as {@code http://127.0.0.1:9200}, without a path. */
    public URI url() {
        return URI.create("http://" + settings.host() + ":" + port);
    }

    /** Stops listening and writes the rest of the ledger. */
    public Future<Void> stop() {
        return vertx.undeploy(deploymentId);
    }
}
