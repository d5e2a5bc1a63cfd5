package io.reelgate.upstream;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.route.LaneShare;
import io.reelgate.domain.route.LaneState;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.port.Metrics;
import io.reelgate.port.ResultCall;
import io.reelgate.port.ResultCalls;
import io.reelgate.port.Routability;
import io.reelgate.port.Upstream;
import io.reelgate.port.Waypoints;
import io.reelgate.port.lane.LaneReports;
import io.reelgate.port.lane.LaneReports.Calls;
import io.reelgate.upstream.google.AccessTokens;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configured upstreams: chooses the route, holds the connections, and lets each vendor's adapter speak. Safe from
 * any Vert.x context; futures complete on the caller's.
 */
public final class UpstreamShell implements Upstream, Routability.Judge, ResultCalls {
    private final Routes routes;
    private final Function<UpstreamSettings, VendorAdapter> adapters;
    private final Clock clock;
    private final LaneReports reports;
    private final Waypoints waypoints;
    private final Map<String, Submits> nameToSubmits;
    private final Map<String, Looks> nameToLooks;
    private final Map<String, Questions> nameToQuestions;
    private final Map<String, Credential> nameToCredential;
    private final Map<String, ResultKeys> nameToResultKeys;

    /** @throws IllegalArgumentException for an adapter nobody knows */
    public UpstreamShell(
            Vertx vertx, List<UpstreamSettings> upstreams, Catalogue catalogue, Metrics metrics, Clock clock) {
        this(vertx, upstreams, catalogue, metrics, clock, Waypoints.NONE);
    }

    /** @throws IllegalArgumentException for an adapter nobody knows */
    public UpstreamShell(
            Vertx vertx,
            List<UpstreamSettings> upstreams,
            Catalogue catalogue,
            Metrics metrics,
            Clock clock,
            Waypoints waypoints) {
        this(
                vertx,
                upstreams,
                catalogue,
                metrics,
                clock,
                waypoints,
                Navigation.plain(new SecureRandom()),
                LaneReports.NONE);
    }

    /** @throws IllegalArgumentException for an adapter nobody knows */
    public UpstreamShell(
            Vertx vertx,
            List<UpstreamSettings> upstreams,
            Catalogue catalogue,
            Metrics metrics,
            Clock clock,
            Waypoints waypoints,
            Navigation navigation) {
        this(vertx, upstreams, catalogue, metrics, clock, waypoints, navigation, LaneReports.NONE);
    }

    /** @throws IllegalArgumentException for an adapter nobody knows */
    public UpstreamShell(
            Vertx vertx,
            List<UpstreamSettings> upstreams,
            Catalogue catalogue,
            Metrics metrics,
            Clock clock,
            Waypoints waypoints,
            Navigation navigation,
            LaneReports reports) {
        this(vertx, upstreams, catalogue, metrics, clock, waypoints, navigation, reports, Adapters::of);
    }

    /** With adapters of the caller's own. */
    UpstreamShell(
            Vertx vertx,
            List<UpstreamSettings> upstreams,
            Catalogue catalogue,
            Metrics metrics,
            Clock clock,
            Waypoints waypoints,
            Navigation navigation,
            LaneReports reports,
            Function<UpstreamSettings, VendorAdapter> adapters) {
        this.adapters = adapters;
        this.reports = reports;
        this.clock = clock;
        this.waypoints = waypoints;
        this.nameToCredential = byName(upstreams, settings -> credential(vertx, settings));
        this.nameToResultKeys = byName(upstreams, this::resultKeys);
        this.nameToSubmits = byName(upstreams, settings -> submits(vertx, settings, metrics));
        this.nameToLooks = byName(upstreams, settings -> looks(vertx, settings, metrics));
        this.nameToQuestions = byName(upstreams, settings -> questions(vertx, settings, metrics));
        Map<String, VendorAdapter> upstreamToAdapter = upstreams.stream()
                .collect(Collectors.toUnmodifiableMap(
                        settings -> settings.share().lane().upstream(), adapters, (first, other) -> first));
        List<LaneShare> lanes = upstreams.stream().map(UpstreamSettings::share).toList();
        this.routes = new Routes(
                catalogue,
                lanes,
                navigation.over(this::state),
                clock,
                (route, request) -> Objects.requireNonNull(upstreamToAdapter.get(route.upstream()))
                        .takes(route.upstreamModel(), request));
    }

    /** What this node alone has just met counts where everybody's knowledge has nothing against a lane. */
    private LaneState state(String lane, LaneState known) {
        return Optional.ofNullable(nameToSubmits.get(lane))
                .filter(submits -> known instanceof LaneState.Open)
                .flatMap(Submits::closedUntil)
                .<LaneState>map(LaneState.ClosedUntil::new)
                .orElse(known);
    }

    @Override
    public RouteChoice choose(Task task, Set<String> passedOver) {
        return task.request()
                .map(request ->
                        routes.choose(task.model(), request, task.state().declines(), passedOver))
                .orElse(new RouteChoice.Nowhere(RouteChoice.Why.OFF));
    }

    @Override
    public Routability of(String model, GenerateRequest request) {
        return routes.of(model, request);
    }

    @Override
    public boolean inlinesMedia(String route) {
        return Optional.ofNullable(nameToSubmits.get(route))
                .map(Submits::inlinesMedia)
                .orElse(false);
    }

    @Override
    public Future<Void> ready(String route) {
        return Optional.ofNullable(nameToSubmits.get(route))
                .map(Submits::ready)
                .orElseGet(() -> Future.failedFuture(unconfigured(route)));
    }

    @Override
    public Future<Line> open(String route) {
        return Optional.ofNullable(nameToSubmits.get(route))
                .map(submits -> open(route, submits))
                .orElseGet(() -> Future.failedFuture(unconfigured(route)));
    }

    private static Unreachable unconfigured(String route) {
        return new Unreachable("lane " + route + " is not configured");
    }

    private Future<Line> open(String route, Submits submits) {
        return submits.connect().map(request -> new SubmitLine(route, request, submits, routes));
    }

    @Override
    public Future<Observation> look(Job job, String model) {
        return Optional.ofNullable(nameToLooks.get(job.route()))
                .map(looks -> looks.look(routes.modelAt(job.route(), model), job.id()))
                .orElseGet(() -> Future.succeededFuture(new Observation.LookFailed(Optional.empty())));
    }

    @Override
    public Future<Observation> reconcile(Intent intent, String model) {
        return Optional.ofNullable(nameToQuestions.get(intent.route()))
                .map(questions -> questions.reconcile(routes.modelAt(intent.route(), model), intent))
                .orElseGet(() -> Future.succeededFuture(new Observation.TimePassed()));
    }

    @Override
    public Future<ResultCall> call(String route, String source) {
        return Optional.ofNullable(nameToResultKeys.get(route))
                .map(keys -> keys.of(source))
                .orElseGet(() -> Future.succeededFuture(ResultCall.get(source)));
    }

    /** Closes all connections. */
    public Future<Void> close() {
        Stream<Future<Void>> closing = Stream.of(
                        nameToSubmits.values().stream().map(Submits::close),
                        nameToLooks.values().stream().map(Looks::close),
                        nameToQuestions.values().stream().map(Questions::close),
                        nameToCredential.values().stream().map(Credential::close))
                .flatMap(all -> all);
        return Future.join(closing.toList()).mapEmpty();
    }

    private Questions questions(Vertx vertx, UpstreamSettings settings, Metrics metrics) {
        return new Questions(
                wire(vertx, settings, Waypoints.NONE),
                adapters.apply(settings),
                settings.timeouts().look(),
                new Meter(settings.name(), "reconcile", metrics, clock),
                new Rest(settings.name(), Calls.LOOKS, reports, clock),
                clock);
    }

    private Submits submits(Vertx vertx, UpstreamSettings settings, Metrics metrics) {
        return new Submits(
                wire(vertx, settings, waypoints),
                adapters.apply(settings),
                settings.timeouts().submit(),
                new Meter(settings.name(), "submit", metrics, clock),
                news(vertx, settings),
                new Rest(settings.name(), Calls.SUBMITS, reports, clock),
                clock);
    }

    private LaneNews news(Vertx vertx, UpstreamSettings settings) {
        return new LaneNews(vertx, settings.name(), settings.timeouts().silence(), reports);
    }

    private Looks looks(Vertx vertx, UpstreamSettings settings, Metrics metrics) {
        VendorAdapter adapter = adapters.apply(settings);
        return new Looks(
                wire(vertx, settings, Waypoints.NONE),
                adapter,
                settings.timeouts(),
                new Meter(settings.name(), "look", metrics, clock),
                news(vertx, settings),
                new Rest(settings.name(), Calls.LOOKS, reports, clock),
                settings.failedJobsAreFree().orElseGet(adapter::failedJobsAreFree));
    }

    private Wire wire(Vertx vertx, UpstreamSettings settings, Waypoints hearing) {
        return new Wire(vertx, settings, clock, hearing, credentialOf(settings));
    }

    private Credential credentialOf(UpstreamSettings settings) {
        return Objects.requireNonNull(nameToCredential.get(settings.name()));
    }

    private Credential credential(Vertx vertx, UpstreamSettings settings) {
        return settings.cloud()
                .<Credential>map(cloud -> new TokenCredential(new AccessTokens(vertx, cloud.account(), clock)))
                .orElse(Credential.NONE);
    }

    private ResultKeys resultKeys(UpstreamSettings settings) {
        return new ResultKeys(adapters.apply(settings), credentialOf(settings));
    }

    private static <T> Map<String, T> byName(List<UpstreamSettings> upstreams, Function<UpstreamSettings, T> made) {
        return upstreams.stream().collect(Collectors.toUnmodifiableMap(UpstreamSettings::name, made));
    }
}
