package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.TaskState;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes and a vendor that takes two jobs at a time, beside one without bounds. */
class FullLaneTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private LaneRig rig;

    @BeforeEach
    void open() {
        rig = new LaneRig(
                redis, List.of("scarce", "plenty"), Map.of("scarce", new Budget(Optional.empty(), Optional.of(2))));
        rig.node();
        rig.node();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private List<TaskState> running() {
        return rig.states("scarce").stream()
                .filter(TaskState.Running.class::isInstance)
                .toList();
    }

    @Test
    void aFullLaneHoldsUpNoOtherAndItsTasksWaitWithoutBeingTakenAgain() {
        IntStream.range(0, 30).forEach(number -> rig.admit("scarce"));
        IntStream.range(0, 10).forEach(number -> rig.admit("plenty"));

        await().untilAsserted(() -> assertThat(rig.states("plenty")).hasOnlyElementsOfType(TaskState.Running.class));
        await().untilAsserted(() -> assertThat(rig.record("scarce").waiting()).isEqualTo(28));
        assertThat(running()).hasSize(2);
        assertThat(rig.posts("scarce")).isEqualTo(2);
        assertThat(rig.versions("scarce"))
                .as("of those that wait")
                .filteredOn(version -> version > 1)
                .hasSize(2);
        assertThat(redis.ask(Command.EXISTS, rig.prefix() + "{u:plenty}:slots").toInteger())
                .as("without a budget nobody is asked")
                .isZero();
    }

    @Test
    void aJobThatEndsMakesRoomForTheNextOnAnyNode() {
        IntStream.range(0, 6).forEach(number -> rig.admit("scarce"));

        for (int ended = 0; ended < 6; ended += 2) {
            int posts = ended + 2;
            await().untilAsserted(() -> assertThat(rig.posts("scarce")).isEqualTo(posts));
            await().untilAsserted(() -> assertThat(running()).hasSize(2));
            rig.finish("scarce");
        }

        assertThat(rig.posts("scarce")).as("each once").isEqualTo(6);
        await().untilAsserted(() -> assertThat(redis.ask(Command.ZCARD, rig.prefix() + "{u:scarce}:slots")
                        .toInteger())
                .isZero());
        assertThat(rig.mostAtOnce("scarce")).isLessThanOrEqualTo(2);
    }
}
