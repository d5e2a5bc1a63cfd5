package io.reelgate.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.TaskEnded;
import io.reelgate.bus.BusMessage.TaskFinished;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Waypoint;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchiveVerticleTest extends AtTheArchive {
    @Test
    void archivesAFinishedTaskAndSaysSo() {
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));

        TaskState.Succeeded succeeded = succeeded(task.id());

        var result = succeeded.results().getFirst();
        assertThat(result.bytes()).isEqualTo("video of /a.mp4".length());
        assertThat(result.contentType()).isEqualTo("video/mp4");
        assertThat(file(task.id(), 0)).hasContent("video of /a.mp4");
        assertThat(result.url()).startsWith("http://gateway.test/files/" + task.id() + "/0.mp4?expires=");
        await().untilAsserted(() -> assertThat(ended).contains(new TaskEnded(MINE)));
    }

    @Test
    void promisesAtLeastFifteenDaysFromTheEnd() {
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));

        TaskState.Succeeded succeeded = succeeded(task.id());

        String url = succeeded.results().getFirst().url();
        long expires = Long.parseLong(url.replaceAll(".*expires=([0-9]+)&.*", "$1"));
        Instant promised = succeeded.completeTime().plus(Duration.ofDays(15));
        assertThat(Instant.ofEpochSecond(expires)).isBetween(promised, promised.plusSeconds(5));
    }

    @Test
    void archivesAllResultsInOrder() {
        Task task = collecting(MINE, "/a.mp4", "/b.mp4");
        deploy(quick(32));

        assertThat(succeeded(task.id()).results()).hasSize(2);

        assertThat(file(task.id(), 0)).hasContent("video of /a.mp4");
        assertThat(file(task.id(), 1)).hasContent("video of /b.mp4");
    }

    /** The upstream's own links may hold our key: what callers see are ours. */
    @Test
    void noLinkOfTheUpstreamReachesACaller() {
        Task task = collecting(MINE, "/a.mp4?key=secret", "/b.mp4?key=secret");
        deploy(quick(32));

        succeeded(task.id());

        Task ended = tasks.task(task.id());
        String told = new Snapshots(
                        (model, request) -> new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)),
                        String::valueOf)
                .of(ended, CLOCK.instant())
                .toString();
        assertThat(told)
                .contains("/files/" + task.id() + "/0.mp4?", "/files/" + task.id() + "/1.mp4?")
                .doesNotContain("secret", "127.0.0.1");
        assertThat(ended.state().toString()).doesNotContain("secret");
    }

    @Test
    void announcesTheWaypointsOfATasksEnd() {
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));

        succeeded(task.id());

        await().untilAsserted(() -> assertThat(waypoints)
                .containsExactly(Waypoint.MID_ARCHIVE, Waypoint.BEFORE_FINISH, Waypoint.AFTER_FINISH));
    }

    @Test
    void isWokenByTheBus() {
        deploy(asleep());
        Task task = collecting(OTHERS, "/a.mp4");

        vertx.eventBus().publish(Address.TASK_FINISHED.text(), new TaskFinished(OTHERS));

        succeeded(task.id());
    }

    @Test
    void findsWhatTheBusLostInPartitionsOfOthers() {
        deploy(quick(32));
        Task task = collecting(OTHERS, "/a.mp4");

        succeeded(task.id());
    }
}
