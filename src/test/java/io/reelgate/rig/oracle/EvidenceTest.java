package io.reelgate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.ClientLog;
import io.reelgate.rig.JsonLines;
import io.reelgate.rig.RunFolder;
import io.reelgate.rig.oracle.History.Delivery;
import io.reelgate.rig.oracle.History.Post;
import io.reelgate.rig.oracle.History.Seen;
import io.vertx.redis.client.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the oracle reads is what was written. */
class EvidenceTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void open() throws Exception {
        run = new RunFolder(folder).redis(RedisForTests.url(), redis.prefix());
        Files.createDirectories(run.ledger());
    }

    @Test
    void readsTasksWithTheirStateAndTheirExpiry() {
        redis.ask(Command.HSET, redis.prefix() + "{p01}:task:task_1", "state", "failed", "version", "4");
        redis.ask(Command.PEXPIRE, redis.prefix() + "{p01}:task:task_1", "100000");
        redis.ask(Command.HSET, redis.prefix() + "{p02}:task:task_2", "state", "queued", "version", "1");

        Image image = new Evidence(run).read().image();

        assertThat(image.state("task_1")).hasValue("failed");
        assertThat(image.tasks().get("task_1").expires()).isTrue();
        assertThat(image.tasks().get("task_2").expires()).isFalse();
    }

    @Test
    void readsMembersOfSetsAndSortedSets() {
        redis.ask(Command.SADD, redis.prefix() + "{p01}:slots:demo:ltx", "task_1", "task_2");
        redis.ask(Command.ZADD, redis.prefix() + "{p01}:claimed", "17", "task_3");

        Image image = new Evidence(run).read().image();

        assertThat(image.kind("slots").findFirst().orElseThrow().members())
                .containsExactlyInAnyOrder("task_1", "task_2");
        assertThat(image.kind("claimed").findFirst().orElseThrow().members()).containsExactly("task_3");
    }

    @Test
    void readsManyPagesOfKeysAndNoneOfAnotherPrefix() {
        for (int key = 0; key < 2_500; key++) {
            redis.ask(Command.SET, redis.prefix() + "key:" + key, "x");
        }
        redis.ask(Command.SET, RedisForTests.freshPrefix() + "key:other", "x");

        assertThat(new Evidence(run).read().image().keys()).hasSize(2_500);
    }

    @Test
    void readsPaidRequestsInTheOrderOfTimeFromTheLedgersOfAllSimulators() {
        try (JsonLines one = new JsonLines(run.ledger().resolve("one.jsonl"));
                JsonLines other = new JsonLines(run.ledger().resolve("other.jsonl"))) {
            one.write(Map.of("kind", "submit", "time", 2, "prompt", "a", "outcome", "accepted", "status", 0));
            one.write(Map.of("kind", "poll", "time", 3));
            other.write(Map.of("kind", "submit", "time", 1, "prompt", "a", "outcome", "refused", "status", 503));
        }

        assertThat(new Evidence(run).read().posts())
                .containsExactly(new Post(1, "a", false, 503), new Post(2, "a", true, 0));
    }

    @Test
    void readsWhatClientsAndCallbackEndpointsLogged() {
        ClientLog.Submit submit = new ClientLog.Submit(
                "a", "node", ClientLog.Outcome.ACCEPTED, 200, java.util.Optional.of("task_1"), true);
        try (ClientLog log = new ClientLog(run);
                JsonLines callbacks = new JsonLines(run.callbackLog())) {
            log.submitted(submit);
            log.seen("node", "task_1", "processing");
            callbacks.write(Map.of("time", 1, "webhookId", "id-1", "taskId", "task_1", "state", "success"));
        }

        History history = new Evidence(run).read();

        assertThat(history.submits()).containsExactly(submit);
        assertThat(history.seen()).containsExactly(new Seen("task_1", "processing"));
        assertThat(history.callbacks()).containsExactly(new Delivery("id-1", "task_1", "success"));
    }
}
