package io.reelgate.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.JobNames;
import io.reelgate.port.LookWaker.Woken;
import io.reelgate.port.MovableClock;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.VendorHints;
import io.reelgate.port.VendorHints.Verdict;
import io.reelgate.web.BodyReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The route on a port of its own, with vendors and stores that say what they are told to. */
@ExtendWith(VertxExtension.class)
class HintRouteTest {
    private static final TaskId TASK = SampleTasks.id(3);
    private static final String OF_TASK = "/hooks/v1/fal/" + TASK;

    private final CountingMetrics metrics = new CountingMetrics();
    private final MovableClock clock = new MovableClock(SampleTasks.CREATED);
    private final List<VendorHints.Post> posts = new CopyOnWriteArrayList<>();
    private final List<String> woken = new CopyOnWriteArrayList<>();
    private final List<BusMessage.TaskDue> news = new CopyOnWriteArrayList<>();
    private final Deque<Future<Woken>> outcomes = new ConcurrentLinkedDeque<>();
    private volatile Function<VendorHints.Post, Verdict> verdict =
            post -> post.task().<Verdict>map(Verdict.AboutTask::new).orElseGet(() -> new Verdict.AboutJob("job-1"));
    private HttpServer server;

    @BeforeEach
    void listen(Vertx vertx) {
        BusCodec.register(vertx);
        vertx.eventBus()
                .<BusMessage.TaskDue>localConsumer(Address.TASK_DUE.text(), message -> news.add(message.body()));
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            BodyReader.offer(context, (request, most) -> request.body());
            context.next();
        });
        new HintRoute(new HintPorts(vendors(), names(), this::wake, metrics, clock)).mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    private VendorHints vendors() {
        return new VendorHints() {
            @Override
            public boolean listens(String upstream, boolean namesTask) {
                return upstream.equals(namesTask ? "fal" : "openai");
            }

            @Override
            public Future<Verdict> judge(String upstream, Post post) {
                posts.add(post);
                return Future.succeededFuture(verdict.apply(post));
            }
        };
    }

    private static JobNames names() {
        return new JobNames() {
            @Override
            public Future<Void> remember(String upstream, String job, TaskId id, Duration kept) {
                throw new AssertionError("nothing is remembered here");
            }

            @Override
            public Future<Optional<TaskId>> find(String upstream, String job) {
                return Future.succeededFuture(job.equals("job-1") ? Optional.of(TASK) : Optional.empty());
            }
        };
    }

    private Future<Woken> wake(TaskId id, String upstream) {
        woken.add(upstream + " " + id);
        return Optional.ofNullable(outcomes.poll()).orElseGet(() -> Future.succeededFuture(Woken.MOVED));
    }

    private HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .POST(BodyPublishers.ofString("{\"a\" :  1}"));
        try {
            return HttpClient.newHttpClient()
                    .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String upstream, String result) {
        return metrics.count("reelgate_hints_total upstream " + upstream + " result " + result);
    }

    @Test
    void aGenuineHintWakesItsTaskAndSaysSoToThePollers() {
        HttpResponse<String> answer = post(OF_TASK);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(woken).containsExactly("fal " + TASK);
        await().until(() -> news.contains(new BusMessage.TaskDue(TASK.partition(), "fal")));
        assertThat(count("fal", "moved")).isEqualTo(1);
    }

    @Test
    void theVendorsProofGetsHeadersAndBodyAsTheyCame() {
        post(OF_TASK, "Webhook-ID", "one", "X-Other", "Two");

        assertThat(posts).singleElement().satisfies(post -> {
            assertThat(post.headers()).containsEntry("webhook-id", "one").containsEntry("x-other", "Two");
            assertThat(post.body().toString()).isEqualTo("{\"a\" :  1}");
            assertThat(post.task()).contains(TASK);
        });
    }

    @Test
    void aHintThatNamesItsJobWakesTheTaskOfIt() {
        assertThat(post("/hooks/v1/openai").statusCode()).isEqualTo(204);
        assertThat(woken).containsExactly("openai " + TASK);

        verdict = post -> new Verdict.AboutJob("job-2");
        assertThat(post("/hooks/v1/openai").statusCode()).isEqualTo(204);
        assertThat(woken).hasSize(1);
        assertThat(count("openai", "unknown")).isEqualTo(1);
    }

    @Test
    void whatDoesNotConcernUsIsThankedFor() {
        verdict = post -> new Verdict.Unconcerned();

        assertThat(post("/hooks/v1/openai").statusCode()).isEqualTo(204);
        assertThat(woken).isEmpty();
        assertThat(count("openai", "unconcerned")).isEqualTo(1);
    }

    @Test
    void whatProvesNothingLearnsNothingAndWakesNobody() {
        List<String> answers = List.of("unsigned", "stale", "forged", "unknown_key").stream()
                .map(reason -> {
                    verdict = post -> new Verdict.Refused(reason);
                    HttpResponse<String> answer = post(OF_TASK);
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(count("fal", reason)).isEqualTo(1);
                    return answer.body();
                })
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(woken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hooks/v1/ltx/rgt_0",
                "/hooks/v1/fal",
                "/hooks/v1/fal/no-task",
                "/hooks/v1/openai/no-task",
                "/hooks/v1/",
                "/hooks/v1/nobody"
            })
    void whereNobodyListensThereIsNoPath(String path) {
        assertThat(post(path).statusCode()).isEqualTo(404);
        assertThat(posts).isEmpty();
    }

    @Test
    void repeatedAndLateHintsAreThankedForAndDoNothing() {
        outcomes.add(Future.succeededFuture(Woken.REPEATED));
        outcomes.add(Future.succeededFuture(Woken.OVER));

        assertThat(post(OF_TASK).statusCode()).isEqualTo(204);
        assertThat(post(OF_TASK).statusCode()).isEqualTo(204);

        assertThat(count("fal", "repeated")).isEqualTo(1);
        assertThat(count("fal", "over")).isEqualTo(1);
        assertThat(news).isEmpty();
    }

    /** The vendor was faster than our record of its answer, and will not say it again. */
    @Test
    void aHintThatComesTooEarlyIsTriedAgain() {
        outcomes.add(Future.succeededFuture(Woken.EARLY));

        assertThat(post(OF_TASK).statusCode()).isEqualTo(204);

        await().until(() -> news.contains(new BusMessage.TaskDue(TASK.partition(), "fal")));
        assertThat(woken).hasSize(2);
        assertThat(count("fal", "early")).isEqualTo(1);
    }

    @Test
    void aStoreThatIsAwayLetsTheVendorTryAgain() {
        outcomes.add(Future.failedFuture(new StoreUnavailable("away")));

        assertThat(post(OF_TASK).statusCode()).isEqualTo(500);
        assertThat(count("fal", "failed")).isEqualTo(1);
        assertThat(news).isEmpty();
    }

    @Test
    void fiveHundredInASecondAreLookedAtAndNoMore() {
        HintRate rate = new HintRate(500, clock);
        for (int time = 0; time < 500; time++) {
            assertThat(rate.passes()).isTrue();
        }
        assertThat(rate.passes()).isFalse();

        clock.advance(Duration.ofSeconds(1));
        assertThat(rate.passes()).isTrue();
    }
}
