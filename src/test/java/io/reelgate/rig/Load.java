package io.reelgate.rig;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.ClientLog.Submit;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Clients that submit tasks to several nodes, each task with a prompt of its own, and log how it went. Nodes take turns;
 * where a connection is refused the next node is asked, and nothing is ever sent twice.
 */
public final class Load implements AutoCloseable {
    /**
     * What is submitted.
     *
     * @param name stands in each prompt and must differ between the loads of one run
     * @param words the simulator's failure words that each prompt holds
     */
    public record Plan(String name, String model, List<String> keys, String words, Optional<String> callbackUrl) {
        public static Plan of(String name) {
            return new Plan(name, "ltx-2-19b", List.of(GatewayProcess.KEY), "", Optional.empty());
        }

        public Plan keys(List<String> others) {
            return new Plan(name, model, List.copyOf(others), words, callbackUrl);
        }

        public Plan words(String others) {
            return new Plan(name, model, keys, others, callbackUrl);
        }

        public Plan callbackUrl(String url) {
            return new Plan(name, model, keys, words, Optional.of(url));
        }

        String prompt(int number) {
            return ("load " + name + " " + number + " " + words).strip();
        }

        String body(int number) {
            String callback = callbackUrl
                    .map(url -> "\"request_type\":\"callback\",\"callback_url\":\"" + url + "\",")
                    .orElse("");
            return "{" + callback + "\"input\":{\"prompt\":\"" + prompt(number) + "\"}}";
        }
    }

    /** One of the two is null. */
    private record Answer(HttpResponse<String> response, Throwable failure) {
        /** No byte was sent. */
        boolean isNobody() {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return cause instanceof ConnectException;
        }

        int status() {
            return response == null ? 0 : response.statusCode();
        }

        Optional<String> taskId() {
            return status() == 200
                    ? Optional.of(Caller.taskId(response)).filter(id -> !id.isBlank())
                    : Optional.empty();
        }

        Outcome outcome() {
            Outcome none = response != null || isNobody() ? Outcome.REFUSED : Outcome.UNKNOWN;
            return taskId().isPresent() ? Outcome.ACCEPTED : none;
        }
    }

    private record Begun(String key, CompletableFuture<Submit> submit) {
        Stream<String> taskId() {
            return submit.join().taskId().stream();
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Plan plan;
    private final List<String> nodes;
    private final ClientLog log;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private Future<?> ticks = CompletableFuture.completedFuture(null);
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Begun> submits = new ConcurrentLinkedQueue<>();

    /** {@code nodes}: base URLs, such as {@code gateway.url("")}. */
    public Load(Plan plan, List<String> nodes, ClientLog log) {
        this.plan = plan;
        this.nodes = List.copyOf(nodes);
        this.log = log;
    }

    /** Submits at a steady rate until it is stopped. */
    public Load start(double perSecond) {
        long nanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        ticks = pace.scheduleAtFixedRate(this::begin, 0, nanos, TimeUnit.NANOSECONDS);
        return this;
    }

    /** Submits one task; never fails. */
    public CompletableFuture<Submit> submit() {
        return begin().submit();
    }

    private Begun begin() {
        int mine = number.getAndIncrement();
        Begun begun = new Begun(key(mine), submit(mine, 0));
        submits.add(begun);
        return begun;
    }

    private String key(int mine) {
        return plan.keys().get(mine % plan.keys().size());
    }

    /** Submits that many at once and waits for their answers. */
    public List<Submit> submit(int tasks) {
        List<CompletableFuture<Submit>> begun = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            begun.add(submit());
        }
        return begun.stream().map(CompletableFuture::join).toList();
    }

    /** Submits no more and waits for the answers that are still to come. */
    public Load stop() {
        ticks.cancel(false);
        pace.shutdown();
        submits.forEach(begun -> begun.submit().join());
        return this;
    }

    /** All submits that have ended so far. */
    public List<Submit> ended() {
        return submits.stream()
                .map(Begun::submit)
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    /** The ids of all accepted tasks so far. */
    public List<String> accepted() {
        return ended().stream().flatMap(submit -> submit.taskId().stream()).toList();
    }

    /** The ids of all accepted tasks so far by the key that submitted them. */
    public Map<String, List<String>> keyToAccepted() {
        return submits.stream()
                .filter(begun -> begun.submit().isDone())
                .collect(groupingBy(Begun::key, flatMapping(Begun::taskId, toList())));
    }

    private CompletableFuture<Submit> submit(int mine, int refusals) {
        String node = nodes.get((mine + refusals) % nodes.size());
        return Http.client()
                .sendAsync(request(mine, node), BodyHandlers.ofString())
                .handle(Answer::new)
                .thenCompose(answer -> answered(mine, refusals, answer));
    }

    private HttpRequest request(int mine, String node) {
        return Http.request(node + "/api/v1/generateTask/" + plan.model())
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key(mine))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(plan.body(mine)))
                .build();
    }

    private CompletableFuture<Submit> answered(int mine, int refusals, Answer answer) {
        return answer.isNobody() && refusals + 1 < nodes.size()
                ? submit(mine, refusals + 1)
                : CompletableFuture.completedFuture(logged(ended(mine, refusals, answer)));
    }

    private Submit ended(int mine, int refusals, Answer answer) {
        return new Submit(
                plan.prompt(mine),
                nodes.get((mine + refusals) % nodes.size()),
                answer.outcome(),
                answer.status(),
                answer.taskId(),
                plan.callbackUrl().isPresent());
    }

    private Submit logged(Submit submit) {
        log.submitted(submit);
        return submit;
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}
