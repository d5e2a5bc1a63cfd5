package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.AwaitChange;
import io.reelgate.bus.BusMessage.Changed;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Result;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class StatusTaskRouteTest {
    private static final String PATH = "/api/v1/statusTask/sora-2-pro?taskId=";
    private static final Instant CREATED = Instant.ofEpochMilli(MovableClock.START - 60_000);
    private static final TaskId RUNNING = id("1");
    private static final TaskId ENDED = id("2");
    private static final TaskId FOREIGN = id("3");
    private static final TaskId UNKNOWN = id("4");

    private final BlockingQueue<AwaitChange> awaited = new LinkedBlockingQueue<>();
    private Edge edge;
    private Vertx vertx;

    @BeforeEach
    void deploy(Vertx vertx) {
        this.vertx = vertx;
        edge = new Edge(vertx);
        edge.tasks.put(running(3, 40));
        edge.tasks.put(task(
                ENDED,
                "acme",
                new TaskState.Succeeded(
                        List.of(new Result("https://gateway.example/files/0.mp4", 9, "video/mp4", "00")),
                        CREATED.plusSeconds(30)),
                5,
                OptionalInt.empty()));
        edge.tasks.put(task(FOREIGN, "rival", new TaskState.Queued(), 1, OptionalInt.empty()));
    }

    @Test
    void tellsARunningTaskAndWhenToAskAgain() {
        var answer = status(RUNNING.value());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"" + RUNNING
                        + "\",\"state\":\"processing\",\"createTime\":" + CREATED.toEpochMilli()
                        + ",\"model\":\"sora-2-pro\",\"progress\":40,\"progressSource\":\"upstream\","
                        + "\"etaMs\":0,\"attempts\":1,\"version\":3}}");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(header(answer, "ETag")).isEqualTo("W/\"3-40\"");
    }

    @Test
    void tellsAnEndedTaskWithoutAdvice() {
        var answer = status(ENDED.value());

        assertThat(answer.body())
                .contains("\"state\":\"success\"")
                .contains("\"resultJson\":\"{\\\"resultUrls\\\":[\\\"https://gateway.example/files/0.mp4\\\"]}\"")
                .contains("\"costTime\":30000");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void answersForeignUnknownAndImpossibleIdsWithTheSameBytes() {
        var unknown = status(UNKNOWN.value());
        var foreign = status(FOREIGN.value());
        var impossible = status("task_1%27%00");
        var ofAnotherModel = edge.getAs(Edge.KEY, "/api/v1/statusTask/veo-3-1?taskId=" + RUNNING);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(List.of(foreign, impossible, ofAnotherModel)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Edge.withoutRequestId(answer.body())).isEqualTo(Edge.withoutRequestId(unknown.body()));
            assertThat(Edge.withoutRequestId(answer.headers().map().toString()))
                    .isEqualTo(Edge.withoutRequestId(unknown.headers().map().toString()));
        });
    }

    @Test
    void answersABatchInRequestOrder() {
        var answer = status(String.join(",", ENDED.value(), FOREIGN.value(), "x", RUNNING.value(), ENDED.value()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"code\":200,\"message\":\"success\",\"data\":[{\"taskId\":\"" + ENDED + "\",\"state\":")
                .contains("},{\"taskId\":\"" + FOREIGN + "\",\"code\":404},{\"taskId\":\"x\",\"code\":404},"
                        + "{\"taskId\":\"" + RUNNING + "\",\"state\":\"processing\"")
                .endsWith("}]}");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(edge.accounts.reads).hasValue(1);
    }

    @Test
    void answersAListOfOneAsAListOnlyWhereItIsOne() {
        assertThat(status(RUNNING + "," + UNKNOWN).body()).contains("\"data\":[");
        assertThat(status(RUNNING.value()).body()).contains("\"data\":{");
    }

    @Test
    void takesAHundredIdsAndRefusesOneMore() {
        String hundred = String.join("%2C", Collections.nCopies(100, RUNNING.value()));

        assertThat(status(hundred).statusCode()).isEqualTo(200);
        assertThat(status(hundred + "," + RUNNING).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "'', taskId must be given once (was missing)",
        "?taskId=, taskId must not be empty",
        "?taskId=a&taskId=b, taskId must be given once (was repeated)",
        "'?taskId=a,', taskId must not be empty",
        "'?taskId=a,,b', taskId must not be empty",
        "?other=a, taskId must be given once (was missing)"
    })
    void refusesAQueryThatIsNotClear(String query, String message) {
        var answer = edge.getAs(Edge.KEY, "/api/v1/statusTask/sora-2-pro" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"" + message + "\"", "\"param\":\"taskId\"");
    }

    @Test
    void takesASemicolonForAPartOfTheId() {
        assertThat(status("a;taskId=" + RUNNING).statusCode()).isEqualTo(404);
    }

    @Test
    void answersAnUnknownModelFirst() {
        var answer = edge.getAs(Edge.KEY, "/api/v1/statusTask/gpt-9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Unknown model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3-40\"", "\"3-40\"", "\"x\", W/\"3-40\"", "*"})
    void answers304ToWhoeverHasTheAnswer(String tag) {
        var answer = status(RUNNING.value(), "If-None-Match", tag);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo("W/\"3-40\"");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
    }

    @Test
    void answersAgainOnceProgressWasMade() {
        edge.tasks.put(running(3, 41));

        assertThat(status(RUNNING.value(), "If-None-Match", "W/\"3-40\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void tagsABatchAsAWhole() {
        String tag = header(status(RUNNING + "," + ENDED), "ETag");

        assertThat(status(RUNNING + "," + ENDED, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        edge.tasks.put(running(4, 40));
        assertThat(status(RUNNING + "," + ENDED, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void holdsBackTheAnswerUntilTheTaskChanges() throws Exception {
        watchersAnswer(() -> edge.tasks.put(running(4, 80)), true);

        var answer = status(RUNNING.value(), "Prefer", "respond-async, wait=10");

        assertThat(awaited.take()).isEqualTo(new AwaitChange(edge.account.id(), RUNNING, 3, Duration.ofSeconds(10)));
        assertThat(answer.body()).contains("\"version\":4", "\"progress\":80");
        assertThat(header(answer, "Preference-Applied")).isEqualTo("wait=10");
        assertThat(edge.accounts.reads).hasValue(1);
    }

    @Test
    void waitsNoLongerThanAllowed() throws Exception {
        watchersAnswer(() -> {}, false);

        var answer = status(RUNNING.value(), "Prefer", "wait=\"600\"");

        assertThat(awaited.take().atMost()).isEqualTo(Duration.ofSeconds(30));
        assertThat(header(answer, "Preference-Applied")).isEqualTo("wait=30");
        assertThat(answer.body()).contains("\"version\":3");
    }

    @Test
    void answers304WhenNothingChangedWhileWaiting() {
        watchersAnswer(() -> {}, false);

        var answer = status(RUNNING.value(), "Prefer", "wait=25", "If-None-Match", "W/\"3-40\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(awaited).hasSize(1);
    }

    @Test
    void doesNotWaitWhereThereIsNewsOrNothingMoreToCome() {
        watchersAnswer(() -> {}, false);

        assertThat(status(RUNNING.value(), "Prefer", "wait=25", "If-None-Match", "W/\"2-10\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(ENDED.value(), "Prefer", "wait=25").statusCode()).isEqualTo(200);
        assertThat(status(RUNNING.value(), "Prefer", "wait=-1").statusCode()).isEqualTo(200);
        assertThat(status(RUNNING.value(), "Prefer", "wait=0").statusCode()).isEqualTo(200);
        assertThat(awaited).isEmpty();
    }

    @Test
    void answersAtOnceWhereNobodyWatches() {
        var answer = status(RUNNING.value(), "Prefer", "wait=25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    @Test
    void refusesReadsBeyondTheirBudget() {
        edge.accounts.readsRefusedMillis = 2001;

        var answer = status(RUNNING.value());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .contains("Rate limit exceeded: 1200 status reads per minute for sora-2-pro, retry in 3 s")
                .contains("\"type\":\"rate_limit\"");
        assertThat(header(answer, "Retry-After")).isEqualTo("3");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"status\";q=1200;w=60");
    }

    @Test
    void answers503WhenTheStoreIsDown() {
        edge.tasks.down = true;

        var answer = status(RUNNING.value());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
    }

    private void watchersAnswer(Runnable meanwhile, boolean changed) {
        vertx.eventBus().<AwaitChange>localConsumer(Address.AWAIT_CHANGE.text(), message -> {
            awaited.add(message.body());
            meanwhile.run();
            message.reply(new Changed(changed));
        });
    }

    private HttpResponse<String> status(String ids, String... headers) {
        return edge.getAs(Edge.KEY, PATH + ids, headers);
    }

    private static Task running(long version, int percent) {
        TaskState state = new TaskState.Running(new Job("official", "job", CREATED));
        return task(RUNNING, "acme", state, version, OptionalInt.of(percent));
    }

    private static Task task(TaskId id, String account, TaskState state, long version, OptionalInt progress) {
        return new Task(
                id,
                new AccountId(account),
                "sora-2-pro",
                Optional.empty(),
                state,
                version,
                1,
                CREATED,
                CREATED.plusSeconds(1800),
                progress);
    }

    private static TaskId id(String digit) {
        return new TaskId("task_00" + digit.repeat(26));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
