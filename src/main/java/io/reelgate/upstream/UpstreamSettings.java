package io.reelgate.upstream;

import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.LaneShare;
import io.reelgate.upstream.google.ServiceAccount;
import io.reelgate.upstream.vendor.VendorAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One credential at a configured upstream.
 *
 * @param name of its {@link Lane}, as tasks, metrics and logs call it; that of the upstream where it has one key
 * @param adapter whose wire format it speaks, one of {@link Adapters}
 * @param baseUrl scheme, host, port and, where it is mounted below one, a path; the only origin that gets the key
 * @param apiKey empty where a service account stands for it
 * @param weight its part of the upstream's tasks, against that of other credentials there
 * @param failedJobsAreFree whether a job that fails there costs nothing; unless set what its adapter documents
 */
public record UpstreamSettings(
        String name,
        String adapter,
        String baseUrl,
        String apiKey,
        Optional<Cloud> cloud,
        Timeouts timeouts,
        Pool pool,
        int weight,
        Optional<Boolean> failedJobsAreFree) {
    /**
     * What Google's cloud wants instead of a key.
     *
     * @param bucket where results are to be put, {@code gs://...}; without one they come in the reply to a look
     */
    public record Cloud(ServiceAccount account, Optional<String> bucket) {}

    /**
     * How long a call may take.
     *
     * @param connect until a connection is in hand, waiting for one included
     * @param submit from the first byte written to the last byte of the reply
     * @param look the whole look, taking a connection included
     * @param silence for which a submit may be unanswered before its lane is taken for one that does not answer
     * @param lookPause by how much looks are first put off where several in a row brought nothing
     */
    public record Timeouts(Duration connect, Duration submit, Duration look, Duration silence, Duration lookPause) {
        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(8));

        public Timeouts(Duration connect, Duration submit, Duration look) {
            this(connect, submit, look, DEFAULT.silence(), DEFAULT.lookPause());
        }
    }

    /**
     * How many connections there may be, for submits and for looks each.
     *
     * @param waiting calls that may wait for a connection; more are turned away
     */
    public record Pool(int connections, int waiting) {
        public static final Pool DEFAULT = new Pool(128, 1_024);
    }

    public UpstreamSettings {
        URI base = URI.create(baseUrl);
        boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!http || base.getHost() == null || base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("upstream " + name + ": baseUrl must be an absolute http(s) URL");
        }
    }

    public UpstreamSettings(String name, String adapter, String baseUrl, String apiKey, Timeouts timeouts, Pool pool) {
        this(name, adapter, baseUrl, apiKey, Optional.empty(), timeouts, pool, 1, Optional.empty());
    }

    public UpstreamSettings(String name, String adapter, String baseUrl, String apiKey) {
        this(name, adapter, baseUrl, apiKey, Timeouts.DEFAULT, Pool.DEFAULT);
    }

    VendorAccess access() {
        return new VendorAccess(baseUrl, apiKey, cloud.flatMap(Cloud::bucket));
    }

    /** The same with an account of Google's cloud, where there is one. */
    public UpstreamSettings in(Optional<Cloud> other) {
        return new UpstreamSettings(name, adapter, baseUrl, apiKey, other, timeouts, pool, weight, failedJobsAreFree);
    }

    /** The same with a weight, and with what the operator says of failed jobs. */
    public UpstreamSettings sharing(int part, Optional<Boolean> free) {
        return new UpstreamSettings(name, adapter, baseUrl, apiKey, cloud, timeouts, pool, part, free);
    }

    LaneShare share() {
        return new LaneShare(Lane.of(name), weight);
    }

    /** Leaves out the key, so that settings may be logged. */
    @Override
    public String toString() {
        return "UpstreamSettings[" + name + " " + adapter + " " + baseUrl + "]";
    }
}
