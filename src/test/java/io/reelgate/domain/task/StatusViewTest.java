package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Progress.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusViewTest {
    private static final Progress HALF = new Progress(50, Source.ESTIMATED, OptionalLong.of(1_000));
    private static final Progress END = new Progress(100, Source.UPSTREAM, OptionalLong.empty());

    private static Map<String, Object> view(Task task, Progress progress) {
        return StatusView.of(task, progress, value -> "json of " + value);
    }

    @Test
    void anUnfinishedTaskHasNoFieldOfAnEnd() {
        Task running = SampleTasks.running();

        assertThat(view(running, HALF))
                .containsExactly(
                        Map.entry("taskId", running.id().value()),
                        Map.entry("state", "processing"),
                        Map.entry("createTime", CREATED.toEpochMilli()),
                        Map.entry("model", "wan-2-5"),
                        Map.entry("progress", 50),
                        Map.entry("progressSource", "estimated"),
                        Map.entry("etaMs", 1_000L),
                        Map.entry("attempts", 1),
                        Map.entry("version", 1L));
    }

    @Test
    void successCarriesItsUrlsAsAJsonString() {
        var results = List.of(new Result("https://a/files/0.mp4", 5, "video/mp4", "00"));
        Task succeeded = SampleTasks.in(new TaskState.Succeeded(results, CREATED.plusSeconds(61)));

        assertThat(view(succeeded, END))
                .containsEntry("state", "success")
                .containsEntry("resultJson", "json of {resultUrls=[https://a/files/0.mp4]}")
                .containsEntry("completeTime", CREATED.plusSeconds(61).toEpochMilli())
                .containsEntry("costTime", 61_000L)
                .containsEntry("progressSource", "upstream")
                .doesNotContainKeys("failCode", "failMsg", "etaMs");
    }

    @Test
    void successDescribesItsResults() {
        VideoFacts facts = new VideoFacts(OptionalInt.of(640), OptionalInt.of(360), OptionalLong.of(5_000));
        Result described =
                new Result("https://a/0.mp4", 5, "video/mp4", "00", facts, Optional.of(Instant.ofEpochMilli(99)));
        Result bare = new Result("https://a/1.mp4", 6, "video/mp4", "00");
        Task succeeded = SampleTasks.in(new TaskState.Succeeded(List.of(described, bare), CREATED.plusSeconds(61)));

        assertThat(view(succeeded, END))
                .containsEntry(
                        "results",
                        List.of(
                                Map.of(
                                        "url",
                                        "https://a/0.mp4",
                                        "bytes",
                                        5L,
                                        "width",
                                        640,
                                        "height",
                                        360,
                                        "durationMs",
                                        5_000L,
                                        "expiresAt",
                                        99L),
                                Map.of("url", "https://a/1.mp4", "bytes", 6L)));
        assertThat(view(succeeded, END).keySet()).containsSequence("resultJson", "results", "completeTime");
    }

    @Test
    void failureCarriesCodeAndMessage() {
        Failure failure = Failure.of(FailCode.INVALID_IMAGE_URL, "the image is too large");
        Task failed = SampleTasks.in(new TaskState.Failed(failure, CREATED.plusSeconds(3)));

        assertThat(view(failed, END))
                .containsEntry("state", "failed")
                .containsEntry("failCode", "INVALID_IMAGE_URL")
                .containsEntry("failMsg", "Cannot access provided image URL (the image is too large)")
                .containsEntry("costTime", 3_000L)
                .doesNotContainKey("resultJson");
    }

    @Test
    void queuedAndSubmittingLookTheSame() {
        assertThat(view(SampleTasks.queued(), HALF)).containsEntry("state", "pending");
        assertThat(view(SampleTasks.submitting(), HALF)).containsEntry("state", "pending");
    }

    @Test
    void everythingBetweenSubmitAndEndIsProcessing() {
        assertThat(view(SampleTasks.unclear(CREATED), HALF)).containsEntry("state", "processing");
        assertThat(view(SampleTasks.collecting(), HALF)).containsEntry("state", "processing");
    }
}
