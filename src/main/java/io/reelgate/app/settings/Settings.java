package io.reelgate.app.settings;

import io.reelgate.domain.route.Lane;
import io.reelgate.domain.task.UnclearPolicy;
import io.reelgate.egress.OpenedAddresses;
import io.reelgate.redis.Credentials;
import io.reelgate.redis.RedisAccess;
import io.reelgate.redis.RedisTls;
import io.reelgate.redis.RedisUrl;
import io.reelgate.submit.PrefetchSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything an operator can set; {@code conf/reelgate.yaml} says what each setting means and its default. */
public record Settings(
        Profile profile,
        Conf conf,
        Http http,
        Ops ops,
        Data data,
        Redis redis,
        ResultSettings results,
        Tasks tasks,
        DemoSettings demo,
        List<AccountSettings> accounts,
        Callbacks callbacks,
        EgressRules egress,
        Requests requests,
        ModerationSettings moderation,
        Stream stream,
        Simulator simulator,
        Map<String, UpstreamAccess> upstreams,
        HintRules hints,
        BreakerTimes breaker,
        Submit submit,
        PollRules poll,
        Archive archive,
        Webhook webhook,
        SweepRhythm sweep,
        Node node,
        Drain drain) {
    private static final Duration PRODUCTION_NOTICE = Duration.ofSeconds(5);

    public Settings {
        upstreams.forEach((name, access) -> access.check(name));
        hints.check(http, upstreams, simulated(upstreams));
    }

    /** Whether the simulator stands in for the vendors: none of them has a key. */
    public boolean simulated() {
        return simulated(upstreams);
    }

    private static boolean simulated(Map<String, UpstreamAccess> upstreams) {
        return upstreams.values().stream().noneMatch(UpstreamAccess::complete);
    }

    /** What may be missing. */
    public enum Profile {
        /** What is missing is started on this machine. */
        EMBEDDED,
        /** The demo account, the own Redis and the simulator are refused. */
        PRODUCTION
    }

    public record Conf(Optional<Path> dir) {}

    public record Http(String host, int port, Optional<URI> publicUrl) {
        public Http {
            requireKnownPort(port);
        }

        /** How callers see the gateway, without a trailing slash. */
        public String callersUrl() {
            String url = publicUrl.map(URI::toString).orElse("http://localhost:" + port);
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
    }

    /** {@code adminKey}: who may see and change what the admin API is for; without one it is off. */
    public record Ops(String host, int port, Optional<String> adminKey) {
        public Ops {
            requireKnownPort(port);
            adminKey.ifPresent(Secrets::requireAdminKey);
        }

        /** Leaves the key out. */
        @Override
        public String toString() {
            return "Ops[host=%s, port=%d]".formatted(host, port);
        }
    }

    public record Data(Path dir) {}

    /** What an accepted task and the intent of a submit must survive. */
    public enum Durability {
        /** Whatever Redis is set to survive. */
        RELAXED,
        /** Also the loss of the server that took them: replicas confirm that they have them. */
        CONFIRMED
    }

    /**
     * Redis, and what must be true before a write counts.
     *
     * @param replicas how many must confirm, with confirmed durability; 0 where the server has none
     * @param confirmTimeout how long they have; whatever is not confirmed then is refused
     */
    public record Redis(
            Optional<String> url,
            String prefix,
            int partitions,
            int connections,
            Duration commandTimeout,
            Optional<String> sentinelUser,
            Optional<String> sentinelPassword,
            RedisTls tls,
            Durability durability,
            int replicas,
            Duration confirmTimeout) {
        public Redis {
            url.ifPresent(Redis::check);
            if (sentinelUser.isPresent() && sentinelPassword.isEmpty()) {
                throw new IllegalArgumentException("sentinelUser needs a sentinelPassword");
            }
            checkConfirmation(replicas, confirmTimeout, commandTimeout);
        }

        /** Not bound as a type of its own: a refused value would be shown, and this one may hold a password. */
        private static void check(String url) {
            try {
                RedisUrl.parse(url);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        String.valueOf(e.getMessage()).replaceFirst("^redis\\.", ""));
            }
        }

        /** What the url does not say. */
        public RedisAccess access() {
            return new RedisAccess(
                    sentinelPassword.map(password -> Credentials.of(sentinelUser.orElse(""), password)), tls);
        }

        private static void checkConfirmation(int replicas, Duration confirmTimeout, Duration commandTimeout) {
            if (replicas < 0) {
                throw new IllegalArgumentException("replicas must not be negative (was " + replicas + ")");
            }
            if (confirmTimeout.toMillis() < 1 || confirmTimeout.compareTo(commandTimeout) >= 0) {
                throw new IllegalArgumentException("confirmTimeout must be at least 1 ms and below commandTimeout");
            }
        }

        /** Leaves the url out: it may hold a password. */
        @Override
        public String toString() {
            return "Redis[prefix=%s, partitions=%d]".formatted(prefix, partitions);
        }
    }

    public record Tasks(Duration retention, Duration unclearWindow) {}

    /** By a lane's name; for an upstream that is not configured too, because the simulator may stand in for it. */
    public UnclearPolicy unclear(String lane) {
        return Optional.ofNullable(upstreams.get(Lane.of(lane).upstream()))
                .flatMap(UpstreamAccess::unclear)
                .orElse(UnclearPolicy.FAIL);
    }

    public record Callbacks(List<String> allow) {
        public Callbacks {
            OpenedAddresses.of(allow);
        }
    }

    /** What to do with fields that are not used. */
    public enum Leftover {
        REFUSE,
        IGNORE
    }

    public record Requests(Leftover unknownFields, Leftover unusedFields) {}

    public record Stream(List<String> origins) {}

    public record Simulator(
            double speed, String host, int port, Optional<URI> url, Optional<String> signingKey, SampleMedia media) {
        public Simulator {
            if (!(speed > 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("speed must be above 0 (was " + speed + ")");
            }
            requirePort(port);
        }

        /** Leaves the key out. */
        @Override
        public String toString() {
            return "Simulator[speed=%s, host=%s, port=%d, url=%s]".formatted(speed, host, port, url);
        }
    }

    /** {@code prefetches} and {@code inlineBytes} bound what is fetched for submits, on this node. */
    public record Submit(int concurrency, Duration timeout, int prefetches, long inlineBytes) {
        public Submit {
            new PrefetchSettings(prefetches, inlineBytes);
        }

        public PrefetchSettings prefetch() {
            return new PrefetchSettings(prefetches, inlineBytes);
        }
    }

    /**
     * How results are copied.
     *
     * @param patience how long after its deadline a task outlasts a result store that takes nothing
     */
    public record Archive(int concurrency, Duration patience) {
        public Archive {
            if (patience.isNegative()) {
                throw new IllegalArgumentException("patience must not be negative (was " + patience + ")");
            }
        }
    }

    public record Webhook(int concurrency) {}

    public record Node(Optional<String> id, List<Role> roles, int eventLoops) {
        public int loops() {
            return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
        }

        public boolean has(Role role) {
            return roles.contains(role);
        }
    }

    /**
     * How a stop goes.
     *
     * @param timeout from the end of the notice to the end of the process
     * @param notice how long everything is still served after readiness turned red; 5 s in production, else none
     */
    public record Drain(Duration timeout, Optional<Duration> notice) {
        private static final Duration REST = Duration.ofSeconds(2);

        public Drain {
            if (!timeout.isPositive()) {
                throw new IllegalArgumentException("timeout must be above 0 (was " + timeout + ")");
            }
        }

        /** What the roles may take of the timeout, so that something is left for handing back and closing. */
        public Duration patience() {
            Duration fifth = timeout.dividedBy(5);
            return timeout.minus(fifth.compareTo(REST) < 0 ? fifth : REST);
        }
    }

    /** How long load balancers are given to notice that this node is about to stop. */
    public Duration drainNotice() {
        return drain.notice().orElse(profile == Profile.PRODUCTION ? PRODUCTION_NOTICE : Duration.ZERO);
    }

    /** Callers must find it, and nothing of theirs may be turned on it. */
    private static void requireKnownPort(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535 (was " + port + ")");
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535 (was " + port + ")");
        }
    }
}
