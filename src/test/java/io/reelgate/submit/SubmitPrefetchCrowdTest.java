package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.FixedPresence;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tasks whose media hang are a trouble of their account alone. */
class SubmitPrefetchCrowdTest extends AtTheSubmitters {
    /** Eight submits at once, and places for 64 prefetches: eight for an account alone. */
    private static final SubmitSettings CROWDED = new SubmitSettings(
            8,
            new PrefetchSettings(64, PrefetchSettings.LEAST_INLINE_BYTES),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            Duration.ofMillis(40),
            Duration.ofMillis(300));

    private final Future<Finding> never = Promise.<Finding>promise().future();

    private List<Task> hanging(String account, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "https://slow.example.com/" + account + "/" + number)
                .peek(url -> media.at(url, never))
                .map(url -> queued(account, image(url)))
                .toList();
    }

    private List<Task> quick(String account, int count, Map<String, Object> input) {
        return IntStream.range(0, count)
                .mapToObj(number -> queued(account, input))
                .toList();
    }

    @Test
    void delayNeitherTasksWithoutMediaNorThoseWithQuickMediaOfOthers() {
        List<Task> hanging = hanging("slow", 200);
        List<Task> plain = quick("plain", 40, Map.of("prompt", "a calm sea"));
        List<Task> quick = quick("quick", 5, image("https://a.example.com/1.png"));
        start(CROWDED, FixedPresence.ofAll());

        awaitState(plain, TaskState.Running.class);
        awaitState(quick, TaskState.Running.class);
        assertThat(metrics.gauge("reelgate_prefetches_in_flight")).isEqualTo(8);
        assertThat(media.asked().stream().filter(url -> url.contains("slow"))).hasSize(8);
        assertThat(hanging).extracting(this::state).hasOnlyElementsOfType(TaskState.Queued.class);
        await().untilAsserted(() ->
                assertThat(metrics.gauge("reelgate_submits_in_flight")).isZero());
    }

    @Test
    void eightAccountsOfThemLeaveRoomForANinth() {
        for (int number = 0; number < 8; number++) {
            hanging("slow-" + number, 30);
        }
        start(CROWDED, FixedPresence.ofAll());
        await().until(() -> metrics.count("reelgate_prefetches_total", "no_room") > 100);

        List<Task> quick = quick("quick", 1, image("https://a.example.com/1.png"));

        awaitState(quick, TaskState.Running.class);
    }

    @Test
    void thoseWithoutRoomAreNeitherFailedNorForgotten() {
        List<Task> hanging = hanging("slow", 9);
        start(CROWDED, FixedPresence.ofAll());
        await().until(() -> metrics.count("reelgate_prefetches_total", "no_room") == 1);

        Task left = hanging.stream()
                .filter(task -> media.asked().stream().noneMatch(url -> url.endsWith(url(task))))
                .findFirst()
                .orElseThrow();
        assertThat(rig.store.index(left.id())).isEqualTo("Claimed");
        assertThat(rig.store.placedAt(left.id()))
                .as("comes back within seconds")
                .isBetween(rig.clock.instant(), rig.clock.instant().plusSeconds(5));
    }

    private static String url(Task task) {
        return ((List<?>) task.request().orElseThrow().input().get("image_urls"))
                .getFirst()
                .toString();
    }

    @Test
    void neverSubmitsMoreAtOnceThanItMayThoughMoreWerePrefetched() {
        Promise<Finding> all = Promise.promise();
        media.at("https://a.example.com/1.png", all.future());
        List<Task> tasks = IntStream.range(0, 20)
                .mapToObj(number -> queued("account-" + number, image("https://a.example.com/1.png")))
                .toList();
        rig.upstream.answering(
                token -> rig.vertx.timer(5).map(waited -> new Observation.Accepted(token, "job-of-" + token)));
        start(CROWDED, FixedPresence.ofAll());
        await().until(() -> metrics.gauge("reelgate_prefetches_in_flight") == 20);
        assertThat(metrics.gauge("reelgate_submits_in_flight")).isZero();

        all.complete(new Finding.Usable("image/png", 5, Optional.empty()));

        awaitState(tasks, TaskState.Running.class);
        assertThat(rig.upstream.mostAtOnce()).isBetween(2, 8);
    }
}
