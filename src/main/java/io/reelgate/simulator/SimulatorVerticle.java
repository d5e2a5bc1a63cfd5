package io.reelgate.simulator;

import io.reelgate.simulator.SimulatorSettings.SampleSite;
import io.reelgate.simulator.control.ControlRoutes;
import io.reelgate.simulator.http.RouteGroup;
import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.job.JobDurations;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobMaker;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.ledger.RequestEntry;
import io.reelgate.simulator.media.MediaRoutes;
import io.reelgate.simulator.media.Templates;
import io.reelgate.simulator.sample.SampleRoutes;
import io.reelgate.simulator.sample.Samples;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.reelgate.simulator.vendor.Webhooks;
import io.reelgate.simulator.webhook.Sender;
import io.reelgate.simulator.webhook.WebhookSecrets;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's HTTP server. Several instances of one deployment share a port, each with its own ledger file; what
 * must be common to them is in the job ids. Jobs follow the given clock; only delays of answers are real time.
 */
public final class SimulatorVerticle extends VerticleBase {

    /** Vert.x gives a negative port to all instances of one deployment, and each 0 a port of its own. */
    private static final int ANY_PORT_SHARED = -1;

    /** Another number, another port. */
    private static final int ANY_SECOND_PORT_SHARED = -2;

    private static final int IDLE_SECONDS = 300;

    private final SimulatorSettings settings;
    private final JobDurations durations;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<HttpServer> servers = new ArrayList<>();
    private volatile int port;
    private volatile int samplesPort;
    private @Nullable Ledger ledger;

    /** An instance with a random generator of its own for the jobs that name no seed. */
    public SimulatorVerticle(SimulatorSettings settings, JobDurations durations, Clock clock) {
        this(settings, durations, clock, new SecureRandom());
    }

    /** An instance whose jobs take their random part from the given generator. */
    public SimulatorVerticle(SimulatorSettings settings, JobDurations durations, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.durations = durations;
        this.clock = clock;
        this.random = random;
    }

    /** The port it really listens on; 0 before it has started. */
    public int port() {
        return port;
    }

    /** The same for sample media; 0 where it serves none as other hosts. */
    public int samplesPort() {
        return samplesPort;
    }

    @Override
    public Future<?> start() {
        return Ledger.open(vertx, settings.ledgerDirectory(), fileName())
                .onSuccess(opened -> ledger = opened)
                .compose(opened -> vertx.executeBlocking(Files::load))
                .compose(this::listen);
    }

    @Override
    public Future<?> stop() {
        Future<?> closed = Future.join(servers.stream().map(HttpServer::close).toList());
        return closed.transform(result -> ledger == null ? Future.succeededFuture() : ledger.close());
    }

    private String fileName() {
        return "ledger-%d-%016x.jsonl".formatted(clock.millis(), random.nextLong());
    }

    /** What is served, read from the class path; blocks. */
    private record Files(Templates templates, Samples samples) {
        static Files load() throws IOException {
            return new Files(Templates.load(), Samples.load());
        }
    }

    private Future<?> listen(Files files) {
        return listen(options(), settings.port(), ANY_PORT_SHARED, groups(files))
                .onSuccess(listening -> port = listening.actualPort())
                .compose(listening -> settings.samples()
                        .map(site -> listenAsOthers(site, files.samples()))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<HttpServer> listenAsOthers(SampleSite site, Samples samples) {
        HttpServerOptions options =
                options().setSsl(true).setKeyCertOptions(site.identity().keys());
        return listen(options, site.port(), ANY_SECOND_PORT_SHARED, List.of(sampleRoutes(samples)))
                .onSuccess(listening -> samplesPort = listening.actualPort());
    }

    private Future<HttpServer> listen(HttpServerOptions options, int asked, int any, List<RouteGroup> groups) {
        HttpServer server = vertx.createHttpServer(options);
        servers.add(server);
        return server.requestHandler(SimulatorRouter.of(vertx, groups, this::recordOther))
                .listen(asked == 0 ? any : asked, settings.host());
    }

    private SampleRoutes sampleRoutes(Samples samples) {
        return new SampleRoutes(samples, Objects.requireNonNull(ledger), clock);
    }

    private List<RouteGroup> groups(Files files) {
        JobIds ids = new JobIds(settings.signingKey());
        JobMaker maker = new JobMaker(durations, settings.speed(), random);
        Ledger open = Objects.requireNonNull(ledger);
        Webhooks webhooks = new Webhooks(vertx, new Sender(vertx), clock);
        var services = new VendorServices(
                settings.apiKeys(),
                maker,
                ids,
                open,
                clock,
                webhooks,
                new WebhookSecrets(settings.signingKey()),
                files.templates());
        List<VendorFormat> formats = Vendors.of(settings.vendors(), services);
        List<String> endpoints =
                formats.stream().flatMap(format -> format.endpoints().stream()).toList();
        List<RouteGroup> groups = new ArrayList<>(List.of(
                new MediaRoutes(files.templates(), ids, open, clock),
                new ControlRoutes(
                        endpoints, Vendors.webhookSecrets(settings.vendors(), services.secrets()), ids, open, clock),
                sampleRoutes(files.samples()).below(SampleRoutes.FOLDER)));
        groups.addAll(formats);
        return groups;
    }

    private void recordOther(RoutingContext ctx) {
        Map<String, Integer> status = Map.of("status", ctx.statusCode());
        Objects.requireNonNull(ledger).record(new RequestEntry("other", clock.millis(), ctx).with(status));
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }
}
