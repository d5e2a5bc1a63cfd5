package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.AccountId;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.Moderation.Verdict;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class ListReloadTest {
    private static final AccountId ANNA = new AccountId("anna");
    private static final String LOADED = "reelgate_moderation_lists_total outcome loaded";
    private static final String BROKEN = "reelgate_moderation_lists_total outcome broken";

    @TempDir
    Path folder;

    private final CountingMetrics metrics = new CountingMetrics();
    private Path file;
    private PromptModeration target;

    @BeforeEach
    void writeList() throws IOException {
        file = Files.writeString(folder.resolve("prompts.txt"), "gore\n");
    }

    @AfterEach
    void close() {
        if (target != null) {
            target.close().await();
        }
    }

    @Test
    void followsAChangedFile(Vertx vertx) throws IOException {
        open(vertx);
        assertThat(verdict("gore")).isEqualTo(new Verdict.Refused("list:1"));

        Files.writeString(file, "something else\nviolence\n");

        await().until(() -> verdict("violence").equals(new Verdict.Refused("list:2")));
        assertThat(verdict("gore")).isInstanceOf(Verdict.Allowed.class);
        assertThat(metrics.count(LOADED)).isEqualTo(2);
    }

    /** As a mounted ConfigMap is exchanged: the file is a link through a link that is turned. */
    @Test
    void followsALinkThatIsTurned(Vertx vertx) throws IOException {
        Path first =
                Files.writeString(Files.createDirectory(folder.resolve("1")).resolve("list"), "aaaa\n");
        Path second =
                Files.writeString(Files.createDirectory(folder.resolve("2")).resolve("list"), "bbbb\n");
        Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
        Path data = Files.createSymbolicLink(folder.resolve("data"), first.getParent());
        file = data.resolve("list");
        open(vertx);

        Path turned = Files.createSymbolicLink(folder.resolve("turned"), second.getParent());
        Files.move(turned, data, java.nio.file.StandardCopyOption.ATOMIC_MOVE);

        await().until(() -> verdict("bbbb").equals(new Verdict.Refused("list:1")));
    }

    @Test
    void keepsTheListInForceWhenTheNewOneIsBrokenOrGone(Vertx vertx) throws IOException {
        open(vertx);

        Files.writeString(file, "/(/\n");
        await().until(() -> metrics.count(BROKEN) == 1);
        assertThat(verdict("gore")).isEqualTo(new Verdict.Refused("list:1"));

        Files.delete(file);
        await().until(() -> metrics.count(BROKEN) == 2);
        assertThat(verdict("gore")).isEqualTo(new Verdict.Refused("list:1"));

        Files.writeString(file, "mended\n");
        await().until(() -> verdict("mended").equals(new Verdict.Refused("list:1")));
        assertThat(metrics.count(BROKEN)).isEqualTo(2);
    }

    @Test
    void doesNotOpenWithABrokenList(Vertx vertx) throws IOException {
        Files.writeString(file, "fine\n/(/\n");

        assertThatThrownBy(() -> open(vertx))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": line 2 must be a pattern in RE2 syntax: missing closing )");
    }

    @Test
    void doesNotOpenWithoutTheFile(Vertx vertx) throws IOException {
        Files.delete(file);

        assertThatThrownBy(() -> open(vertx)).hasMessage(file + ": must be a file that exists");
        assertThat(ListFile.faults(folder))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("must be readable: "));
    }

    /** The list is far more than what is done at once, so this one is judged beside the event loop. */
    @Test
    void judgesALongPromptByManyPatternsBesideTheEventLoop(Vertx vertx) throws IOException {
        Files.writeString(file, "/never\\d+seen/\n".repeat(200) + "gore\n/at last/\n");
        open(vertx);
        var thread = vertx.getOrCreateContext();
        var judged = new java.util.concurrent.CompletableFuture<Boolean>();

        thread.runOnContext(on -> {
            var verdict = target.judge(ANNA, "x".repeat(9_000) + " at last");
            boolean atOnce = verdict.isComplete();
            verdict.onSuccess(refused -> judged.complete(!atOnce && refused.equals(new Verdict.Refused("list:202"))));
        });

        assertThat(judged.join()).isTrue();
    }

    private void open(Vertx vertx) {
        target = PromptModeration.open(
                vertx, Optional.of(file), Duration.ofMillis(10), Optional.empty(), metrics, Clock.systemUTC());
    }

    private Verdict verdict(String prompt) {
        return target.judge(ANNA, prompt).await();
    }
}
