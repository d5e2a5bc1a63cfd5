package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.PrivateRedis;
import io.reelgate.rig.ClientLog.Submit;
import io.reelgate.rig.Load;
import io.reelgate.rig.oracle.History;
import io.reelgate.rig.oracle.Image;
import io.reelgate.rig.oracle.StoredKey;
import io.reelgate.rig.run.FaultRun;
import io.reelgate.rig.run.Matrix;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node that holds claims is frozen, past all its leases, and goes on as if no time had passed: 40 s with
 * {@code -Pmatrix}, else until the other node has taken over.
 */
@Tag("faults")
@Tag("matrix")
class FrozenNodeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LATE = 8;

    private final PrivateRedis redis = PrivateRedis.start();
    private final FaultRun run = new FaultRun("frozen-node", redis.url(), "reelgate:", "10")
            .with("REELGATE_SUBMIT_TIMEOUT", "10s")
            .with("REELGATE_TASKS_UNCLEARWINDOW", "90s");

    @AfterEach
    void stop() {
        run.close();
        redis.close();
    }

    @Test
    void aThawedNodeWritesNothingStaleBuysNothingTwiceAndKeepsALateSuccess() {
        run.start("frozen");
        run.start("other");
        run.watch("other");
        Load load = run.load("frozen", "", "frozen", "other").start(Matrix.choose(5, 20));
        await().atMost(PATIENCE).until(() -> load.accepted().size() > 40);
        List<String> late = submitLate();

        run.node("frozen").freeze();
        long frozen = System.nanoTime();
        await("unclear").atMost(PATIENCE).until(() -> takenOver(late));
        await("frozen for long enough")
                .atMost(PATIENCE)
                .until(() -> System.nanoTime() - frozen
                        >= Matrix.choose(Duration.ZERO, Duration.ofSeconds(40)).toNanos());
        Map<String, Long> endedToVersion = ended();
        run.node("frozen").thaw();
        History history = run.awaitClean(PATIENCE).history();

        assertThat(versions(history)).as("stale writes").containsAllEntriesOf(endedToVersion);
        assertThat(late).allSatisfy(prompt -> {
            assertThat(history.jobs(prompt)).isEqualTo(1);
            assertThat(history.state(prompt)).as(prompt).hasValue("succeeded");
        });
        Matrix.figure("frozen node, ended before the thaw", endedToVersion.size());
        Matrix.figure("frozen node", run.oracle().judge().text());
    }

    /** Jobs of some are made by now, and the answers come when the node is frozen. */
    private List<String> submitLate() {
        Load load = run.load("late", "[sim:slow=8000]", "frozen");
        List<String> prompts = load.submit(LATE).stream().map(Submit::prompt).toList();
        await("posted").atMost(PATIENCE).until(() -> jobs(prompts) >= LATE / 2);
        return prompts;
    }

    private long jobs(List<String> prompts) {
        History history = run.oracle().judge().history();
        return prompts.stream().mapToLong(history::jobs).sum();
    }

    /** Whatever the frozen node was submitting is unclear now, and there was something. */
    private boolean takenOver(List<String> prompts) {
        History history = run.oracle().judge().history();
        List<Optional<String>> states = prompts.stream().map(history::state).toList();
        return states.contains(Optional.of("unclear")) && !states.contains(Optional.of("submitting"));
    }

    private Map<String, Long> ended() {
        Map<String, StoredKey> tasks = run.oracle().judge().history().image().tasks();
        return tasks.values().stream()
                .filter(Image::terminal)
                .collect(Collectors.toMap(StoredKey::name, StoredKey::version));
    }

    private static Map<String, Long> versions(History history) {
        return history.image().tasks().values().stream().collect(Collectors.toMap(StoredKey::name, StoredKey::version));
    }
}
