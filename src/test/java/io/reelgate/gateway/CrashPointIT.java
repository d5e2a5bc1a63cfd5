package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.Waypoint;
import io.reelgate.redis.PrivateRedis;
import io.reelgate.rig.ClientLog.Submit;
import io.reelgate.rig.CrashPoint;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Load;
import io.reelgate.rig.oracle.History;
import io.reelgate.rig.run.FaultRun;
import io.reelgate.rig.run.Matrix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node ends itself at each named moment of a task's way, another goes on, and what it was doing ends as
 * {@code src/docs/submits.md} says. One round a point; {@value Matrix#ROUNDS} with {@code -Pmatrix}.
 */
@Tag("faults")
class CrashPointIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String ALL_ROLES = "ingress,governor,submit,poll,archive,fanout,webhook,sweep";
    private static final Map<Waypoint, List<Long>> POINT_TO_JOBS = Map.of(
            Waypoint.AFTER_INTENT, List.of(0L),
            Waypoint.BEFORE_WRITE, List.of(0L),
            Waypoint.AFTER_WRITE, List.of(0L, 1L),
            Waypoint.AFTER_REPLY, List.of(1L));

    private final PrivateRedis redis = PrivateRedis.start();
    private final FaultRun run = new FaultRun("crash-points", redis.url(), "reelgate:", "150")
            .with("REELGATE_SUBMIT_TIMEOUT", "2s")
            // At this speed a deadline would be shorter than a lease: whoever is left behind by two crashes would be
            // late.
            .with("REELGATE_MODELS_LTX_2_19B_TIMING_DEADLINE", "10h")
            .with("REELGATE_TASKS_UNCLEARWINDOW", "2s");
    private final Map<Waypoint, List<String>> pointToPrompts = new LinkedHashMap<>();

    @AfterEach
    void stop() {
        run.close();
        redis.close();
    }

    @Test
    void everyTaskEndsAndIsBoughtAtMostOnceWhereverItsNodeEnds() {
        run.start("survivor");
        for (int round = 1; round <= Matrix.rounds(); round++) {
            crashAtEachPoint(round);
        }
        run.start("crashing");
        History history = run.awaitClean(PATIENCE).history();

        assertThat(pointToPrompts).containsOnlyKeys(Waypoint.values());
        pointToPrompts.forEach((point, prompts) -> assertEnds(point, prompts, history));
    }

    /** Those whose leases are the longest come first, so that all have ended soon after the last. */
    private void crashAtEachPoint(int round) {
        Stream.of(Waypoint.values())
                .sorted((one, other) -> other.compareTo(one))
                .forEach(point -> crashAt(point, round));
    }

    private void crashAt(Waypoint point, int round) {
        boolean submits = point.compareTo(Waypoint.AFTER_SUBMITTED) <= 0;
        GatewayProcess crashing = run.startCrashing(
                "crashing", new CrashPoint(point.word(), 1), submits ? ALL_ROLES : ALL_ROLES.replace("submit,", ""));
        Load load = run.load(point.word() + "-" + round, "", submits ? "crashing" : "survivor");
        List<String> prompts = pointToPrompts.computeIfAbsent(point, first -> new ArrayList<>());
        await(point.word()).atMost(PATIENCE).until(() -> submitted(load, crashing, prompts));
        assertThat(crashing.awaitExit()).as(crashing.output()).isEqualTo(CrashPoint.EXIT);
    }

    /** One task at a time is on its way to the vendor, so that a crash there has one victim. */
    private boolean submitted(Load load, GatewayProcess crashing, List<String> prompts) {
        Submit submit = load.submit().join();
        prompts.add(submit.prompt());
        submit.taskId()
                .ifPresent(id -> await(submit.prompt())
                        .atMost(PATIENCE)
                        .until(() -> !crashing.process().isAlive()
                                || !run.state("survivor", id).equals("pending")));
        return !crashing.process().isAlive();
    }

    /** Where nobody can know whether the vendor has the job, the task of each round fails; everywhere else none does. */
    private static void assertEnds(Waypoint point, List<String> prompts, History history) {
        List<Long> jobsOfFailed = prompts.stream()
                .filter(prompt -> history.state(prompt).equals(Optional.of("failed")))
                .map(history::jobs)
                .toList();
        Matrix.figure(point.word(), prompts.size() + " tasks, jobs of those not confirmed " + jobsOfFailed);
        List<Long> allowed = POINT_TO_JOBS.getOrDefault(point, List.of());
        assertThat(jobsOfFailed)
                .as("jobs of failed tasks around %s", point.word())
                .hasSize(allowed.isEmpty() ? 0 : Matrix.rounds())
                .allMatch(allowed::contains);
    }
}
