package io.reelgate.upstream;

import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Metrics;
import io.reelgate.port.VendorHints;
import io.reelgate.upstream.hint.Finding;
import io.reelgate.upstream.hint.HintScheme;
import io.reelgate.upstream.hint.HintVendor;
import io.reelgate.upstream.hint.KeySet;
import io.reelgate.upstream.hint.SignedPost;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The webhooks of the configured upstreams, each proven in its vendor's way. Safe from any thread. */
public final class UpstreamHints implements VendorHints {
    private static final int CONNECT_MILLIS = 3_000;
    private static final PoolOptions FEW = new PoolOptions().setHttp1MaxSize(2).setMaxWaitQueueSize(16);

    /** How a post is proven. */
    private interface Proof {
        Future<Finding> of(SignedPost post);
    }

    /**
     * @param ofTask for posts to a URL that names the task
     * @param ofJob for posts that name the job, and where
     */
    private record Ear(Optional<Proof> ofTask, Optional<Named> ofJob) {}

    private record Named(Proof proof, Function<byte[], Optional<String>> job) {}

    private static final Ear DEAF = new Ear(Optional.empty(), Optional.empty());

    private final Metrics metrics;
    private final Clock clock;
    private final HttpClient client;
    private final Map<String, Ear> nameToEar;

    /**
     * One for a node.
     *
     * @throws IllegalArgumentException for a secret that is none of its vendor's
     */
    public UpstreamHints(Vertx vertx, List<HintSettings> upstreams, Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS), FEW);
        this.nameToEar = upstreams.stream().collect(Collectors.toUnmodifiableMap(HintSettings::name, this::ear));
    }

    private Ear ear(HintSettings settings) {
        HintVendor vendor = HintVendor.of(settings.adapter());
        Optional<Proof> keyed = vendor.byKeys().flatMap(keys -> settings.keys().map(url -> keyed(settings, keys, url)));
        Optional<Proof> shared = vendor.bySecret()
                .flatMap(secret -> settings.secret().map(secret.scheme()))
                .map(this::shared);
        Optional<Function<byte[], Optional<String>>> job = vendor.bySecret().flatMap(HintVendor.BySecret::namesJob);
        return new Ear(
                keyed.or(() -> job.isPresent() ? Optional.empty() : shared),
                shared.flatMap(proof -> job.map(read -> new Named(proof, read))));
    }

    private Proof shared(HintScheme scheme) {
        return post -> Future.succeededFuture(scheme.check(post, clock.instant()));
    }

    private Proof keyed(HintSettings settings, HintVendor.ByKeys vendor, URI url) {
        PublishedKeys keys = new PublishedKeys(settings.name(), url, client, metrics, clock);
        return post -> keys.current()
                .map(known -> check(vendor, known, post))
                .compose(finding -> finding == Finding.UNKNOWN_KEY
                        ? keys.newer().map(known -> check(vendor, known, post))
                        : Future.succeededFuture(finding));
    }

    private Finding check(HintVendor.ByKeys vendor, KeySet keys, SignedPost post) {
        return vendor.scheme().apply(keys).check(post, clock.instant());
    }

    @Override
    public boolean listens(String upstream, boolean namesTask) {
        Ear ear = ear(upstream);
        return namesTask ? ear.ofTask().isPresent() : ear.ofJob().isPresent();
    }

    private Ear ear(String upstream) {
        return nameToEar.getOrDefault(upstream, DEAF);
    }

    @Override
    public Future<Verdict> judge(String upstream, Post post) {
        SignedPost signed = new SignedPost(post.headers(), post.body());
        return post.task()
                .map(id -> ofTask(ear(upstream).ofTask().orElseThrow(), signed, id))
                .orElseGet(() -> ofJob(ear(upstream).ofJob().orElseThrow(), signed));
    }

    private static Future<Verdict> ofTask(Proof proof, SignedPost post, TaskId id) {
        return proof.of(post).map(found -> verdict(found, new Verdict.AboutTask(id)));
    }

    private static Future<Verdict> ofJob(Named named, SignedPost post) {
        return named.proof()
                .of(post)
                .map(found -> verdict(found, about(named.job().apply(post.body().getBytes()))));
    }

    private static Verdict about(Optional<String> job) {
        return job.<Verdict>map(Verdict.AboutJob::new).orElseGet(Verdict.Unconcerned::new);
    }

    private static Verdict verdict(Finding finding, Verdict genuine) {
        return finding == Finding.GENUINE ? genuine : new Verdict.Refused(finding.word());
    }

    /** Closes all connections. */
    public Future<Void> close() {
        return client.close();
    }
}
