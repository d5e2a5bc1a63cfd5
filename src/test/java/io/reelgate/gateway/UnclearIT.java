package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.CallbackReceiver;
import io.reelgate.rig.ClientLog;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import io.reelgate.rig.Load;
import io.reelgate.rig.RunFolder;
import io.reelgate.rig.SimulatorProcess;
import io.reelgate.rig.oracle.Oracle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vendors that take a submit and do not say what became of it, in every way the simulator knows. */
@Tag("faults")
class UnclearIT {
    private static final List<String> WORDS = List.of("reply-lost", "hang-submit", "502", "truncated", "empty-id");
    private static final int TASKS = Boolean.getBoolean("reelgate.matrix") ? 100 : 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final String prefix = RedisForTests.freshPrefix();

    private Map<String, String> settings(String simulator, String policy) {
        Map<String, String> settings = new HashMap<>();
        settings.put("REELGATE_REDIS_URL", RedisForTests.url());
        settings.put("REELGATE_REDIS_PREFIX", prefix);
        settings.put("REELGATE_REDIS_COMMANDTIMEOUT", "3s");
        settings.put("REELGATE_SIMULATOR_URL", simulator);
        settings.put("REELGATE_SIMULATOR_SPEED", "30");
        // It would keep most of the tasks from being posted at all.
        settings.put("REELGATE_BREAKER_ENABLED", "false");
        settings.put("REELGATE_SUBMIT_TIMEOUT", "2s");
        settings.put("REELGATE_TASKS_UNCLEARWINDOW", "3s");
        settings.put("REELGATE_CALLBACKS_ALLOW", "127.0.0.0/8");
        settings.put("REELGATE_UPSTREAMS_WAVESPEED_UNCLEAR", policy);
        return settings;
    }

    @Test
    void anAmbiguousSubmitIsPostedOnceAndFailsWithItsSlotFreedAndItsCallerTold() {
        assertThat(postsPerPrompt("fail"))
                .allSatisfy((prompt, posts) -> assertThat(posts).isEqualTo(1));
    }

    @Test
    @Tag("matrix")
    void wherePolicySaysSoItIsPostedOnceMoreAndNeverAThirdTime() {
        assertThat(postsPerPrompt("resubmit-once"))
                .allSatisfy((prompt, posts) -> assertThat(posts).isEqualTo(2));
    }

    /** Runs tasks with all words to their ends and lets the oracle judge: slots, callbacks, states, money. */
    private Map<String, Long> postsPerPrompt(String policy) {
        RunFolder run = new RunFolder(folder);
        try (SimulatorProcess simulator = SimulatorProcess.start(folder, "30");
                GatewayProcess gateway =
                        GatewayProcess.start(folder.resolve("node"), settings(simulator.url(), policy));
                CallbackReceiver receiver = new CallbackReceiver(run);
                ClientLog log = new ClientLog(run)) {
            run.redis(RedisForTests.url(), prefix)
                    .with(RunFolder.SIMULATOR_URL, simulator.url())
                    .with(RunFolder.RESUBMITS, policy.equals("fail") ? "0" : "1");
            WORDS.forEach(word -> submit(word, gateway, receiver, log));
            new Oracle(run).awaitClean(PATIENCE);
            assertThat(receiver.received()).hasSizeGreaterThanOrEqualTo(TASKS * WORDS.size());
            assertThat(metrics(gateway)).contains("reelgate_unclear_total{cause=\"reply\",upstream=\"wavespeed\"");
            return posts(simulator);
        }
    }

    private static void submit(String word, GatewayProcess gateway, CallbackReceiver receiver, ClientLog log) {
        Load.Plan plan = Load.Plan.of(word).words("[sim:" + word + "]").callbackUrl(receiver.url());
        try (Load load = new Load(plan, List.of(gateway.url("")), log)) {
            assertThat(load.submit(TASKS)).hasSize(TASKS);
        }
    }

    private static String metrics(GatewayProcess gateway) {
        return new String(Http.get(gateway.ops("/metrics")).body(), StandardCharsets.UTF_8);
    }

    private static Map<String, Long> posts(SimulatorProcess simulator) {
        return StreamSupport.stream(simulator.ledger("submit").spliterator(), false)
                .collect(Collectors.groupingBy(entry -> entry.get("prompt").asText(), Collectors.counting()));
    }
}
