package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.AccountId;
import io.reelgate.moderation.Judged.By;
import io.reelgate.port.CountingMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A long prompt is far more than what is done at once here: fifty milliseconds of work. */
@ExtendWith(VertxExtension.class)
class ByListTest {
    private static final AccountId ANNA = new AccountId("anna");
    private static final AccountId BEN = new AccountId("ben");
    private static final String LONG = "x".repeat(7_000) + " at last";
    private static final Judged REFUSED = Judged.refused("list:201", By.LIST);
    private static final Judged BUSY = Judged.busy(By.LIST);

    @TempDir
    Path folder;

    private final Set<String> readers = ConcurrentHashMap.newKeySet();
    private Path file;
    private ByList target;

    @BeforeEach
    void writeList() throws IOException {
        file = Files.writeString(folder.resolve("prompts.txt"), "/never\\d+seen/\n".repeat(200) + "/at last/\n");
    }

    @AfterEach
    void close() {
        target.close().await();
    }

    @Test
    void leavesRoomToOtherAccounts(Vertx vertx) {
        open(vertx, Duration.ofMinutes(1));

        List<Future<Judged>> flood = IntStream.range(0, 100)
                .mapToObj(each -> target.judge(ANNA, LONG))
                .toList();

        assertThat(target.judge(BEN, LONG).await()).isEqualTo(REFUSED);
        assertThat(flood).filteredOn(each -> each.await().equals(BUSY)).hasSizeGreaterThan(75);
        assertThat(flood.getFirst().await()).isEqualTo(REFUSED);
        assertThat(target.judge(ANNA, LONG).await())
                .as("the room is left again")
                .isEqualTo(REFUSED);
    }

    @Test
    void isBusyWhenACallerHasWaitedLongEnough(Vertx vertx) {
        open(vertx, Duration.ofMillis(1));

        assertThat(target.judge(ANNA, LONG).await()).isEqualTo(BUSY);
    }

    @Test
    void readsTheFileOnAThreadOfItsOwn(Vertx vertx) throws IOException {
        open(vertx, Duration.ofMinutes(1));
        readers.clear();

        Files.writeString(file, "gore\n");

        await().until(() -> target.judge(BEN, "gore").await().equals(Judged.refused("list:1", By.LIST)));
        assertThat(readers).singleElement().asString().startsWith("reelgate-moderation-list");
    }

    private void open(Vertx vertx, Duration patience) {
        ListFile list = new ListFile(file, this::read, new CountingMetrics());
        target = new ByList(vertx, list, Duration.ofMillis(10), patience);
    }

    private byte[] read(Path path) throws IOException {
        readers.add(Thread.currentThread().getName());
        return Files.readAllBytes(path);
    }
}
