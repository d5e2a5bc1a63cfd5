package io.reelgate.redis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.task.Attempt;
import io.reelgate.domain.task.Attempts;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Past;
import io.reelgate.domain.task.Result;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.domain.task.VideoFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskFieldsTest {
    private static final Instant AT = Instant.ofEpochMilli(1_790_000_000_123L);
    private static final Intent INTENT = new Intent("token-1", "apixo", AT);
    private static final Job JOB = new Job("apixo", "job \"7\"", AT.plusMillis(5));
    private static final Decline BUSY = new Decline("fal.eu", Decline.Reason.BUSY, AT.plusSeconds(9));
    private static final Decline GONE = new Decline("kie", Decline.Reason.UNKNOWN_MODEL, AT.plusSeconds(600));
    private static final Result RESULT =
            new Result("https://g/files/x/0.mp4?s=1&e=2", 9_999_999_999L, "video/mp4", "00ff");

    private static final Result DESCRIBED = new Result(
            "https://g/files/x/0.mp4",
            5,
            "video/mp4",
            "00ff",
            new VideoFacts(OptionalInt.of(1280), OptionalInt.of(720), OptionalLong.of(8_040)),
            Optional.of(AT.plusSeconds(9)));

    /** As they were stored before more was kept. */
    @Test
    void readsResultsOfWhichLessIsKnown() {
        String old = """
            {"results":[{"url":"https://g/0.mp4","bytes":5,"type":"video/mp4","sha256":"00ff"}],"completed":7}""";

        assertThat(StateJson.decode("succeeded", old))
                .isEqualTo(new TaskState.Succeeded(
                        List.of(new Result("https://g/0.mp4", 5, "video/mp4", "00ff")), Instant.ofEpochMilli(7)));
    }

    @Test
    void readsATaskOfWhichOnlyTheNumberOfAttemptsWasStored() {
        Map<String, String> old = map(TaskFields.ofNew(tried()));
        old.remove("tries");

        assertThat(TaskFields.read(tried().id(), old).attempts()).isEqualTo(new Attempts(3));
    }

    @Test
    void readsAWaitingTaskStoredBeforeLanesCouldDecline() {
        assertThat(StateJson.decode("queued", "{}")).isEqualTo(new TaskState.Queued());
        assertThat(StateJson.decode("submitting", "{\"token\":\"t\",\"route\":\"fal\",\"at\":7}"))
                .isEqualTo(new TaskState.Submitting(new Intent("t", "fal", Instant.ofEpochMilli(7))));
    }

    @Test
    void attemptsTakeALineEach() {
        assertThat(map(TaskFields.ofNew(tried())))
                .containsEntry("attempts", "3")
                .containsEntry("tries", "fal.eu 1790000000123 busy 1790000000128\nkie 1790000000123");
    }

    private static Task tried() {
        List<Attempt> last = List.of(
                new Attempt("fal.eu", AT, Optional.of("busy"), Optional.of(AT.plusMillis(5))),
                new Attempt("kie", AT, Optional.empty(), Optional.empty()));
        Task task = task(Optional.of(plain()), new TaskState.Submitting(INTENT), OptionalInt.empty());
        return new Task(
                task.id(),
                task.account(),
                task.model(),
                task.request(),
                task.state(),
                task.version(),
                new Attempts(3, last),
                task.createTime(),
                task.deadline(),
                task.upstreamProgress());
    }

    @ParameterizedTest
    @MethodSource
    void comesBackFromItsHashAsItWas(Task task) {
        assertThat(TaskFields.read(task.id(), map(TaskFields.ofNew(task)))).isEqualTo(task);
    }

    static Stream<Task> comesBackFromItsHashAsItWas() {
        Stream<TaskState> states = Stream.of(
                new TaskState.Queued(),
                new TaskState.Submitting(INTENT),
                new TaskState.Unclear(INTENT, AT.plusSeconds(60)),
                new TaskState.Queued(Past.NONE.shown(INTENT)),
                new TaskState.Submitting(INTENT, Past.NONE.doubting(INTENT)),
                new TaskState.Unclear(INTENT, AT, Past.NONE.doubting(INTENT)),
                new TaskState.Queued(Past.NONE.declined(BUSY, AT)),
                new TaskState.Submitting(INTENT, Past.NONE.declined(BUSY, AT).declined(GONE, AT)),
                new TaskState.Unclear(INTENT, AT, Past.NONE.doubting(INTENT).declined(GONE, AT)),
                new TaskState.Running(JOB),
                new TaskState.Collecting(JOB, List.of("https://u/1.mp4", "https://u/2.mp4")),
                new TaskState.Collecting(JOB, List.of("https://u/1.mp4"), true),
                new TaskState.Succeeded(List.of(RESULT), AT),
                new TaskState.Succeeded(List.of(DESCRIBED, RESULT), AT),
                new TaskState.Succeeded(List.of(RESULT, RESULT), AT),
                new TaskState.Failed(Failure.of(FailCode.CONTENT_VIOLATION), AT),
                new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED, "it \u2014 broke"), AT));
        return Stream.concat(
                states.map(state -> task(Optional.of(plain()), state, OptionalInt.empty())),
                Stream.of(
                        tried(),
                        task(Optional.of(full()), new TaskState.Queued(), OptionalInt.empty()),
                        task(Optional.empty(), new TaskState.Succeeded(List.of(RESULT), AT), OptionalInt.of(100))));
    }

    private static Task task(Optional<GenerateRequest> request, TaskState state, OptionalInt progress) {
        TaskId id = new TaskId("task_" + "0".repeat(28));
        AccountId account = new AccountId("anna");
        return new Task(id, account, "veo-3-1", request, state, 7, 2, AT, AT.plusSeconds(1_200), progress);
    }

    private static GenerateRequest plain() {
        return new GenerateRequest(
                RequestType.ASYNC, Optional.empty(), Provider.OFFICIAL, Optional.empty(), Map.of("prompt", "x"));
    }

    private static GenerateRequest full() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("prompt", "a \"quoted\" \\ line\nand \uD83C\uDFAC \u0000");
        input.put("duration", 10L);
        input.put("seed", 4_294_967_295L);
        input.put("watermark", "");
        input.put("enable_prompt_expansion", false);
        input.put("image_urls", List.of("https://a/1.png", "https://a/1.png"));
        input.put("loras", List.of(Map.of("path", "https://a/l", "scale", new BigDecimal("1.50"))));
        return new GenerateRequest(
                RequestType.CALLBACK, Optional.of("https://b/cb?x=1"), Provider.VALUE, Optional.of("web"), input);
    }

    private static Map<String, String> map(List<String> fields) {
        Map<String, String> map = new HashMap<>();
        for (int index = 0; index < fields.size(); index += 2) {
            map.put(fields.get(index), fields.get(index + 1));
        }
        return map;
    }
}
