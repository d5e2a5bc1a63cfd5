package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.port.StoreUnavailable;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server at its {@code maxmemory} with {@code noeviction}. */
class FullMemoryTest extends AtAFaultyRedis {
    private static final Set<String> ADMISSIONS = Set.of(ADMISSION, BUSY_ADMISSION);

    @BeforeEach
    void fill() {
        server.ask("CONFIG", "SET", "maxmemory-policy", "noeviction");
        server.ask("CONFIG", "SET", "maxmemory", "1");
    }

    @Test
    void refusesNewTasksWhole() {
        String before = digest();

        ADMISSIONS.forEach(
                name -> assertThatThrownBy(() -> await(nameToWrite.get(name).get()))
                        .as(name)
                        .isInstanceOf(StoreUnavailable.class)
                        .hasMessageContaining("OOM"));

        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void letsWhatIsUnderWayGoOnToItsEnd() {
        nameToWrite.forEach((name, write) -> {
            if (!ADMISSIONS.contains(name)) {
                assertThat(succeeds(write)).as(name).isTrue();
            }
        });
    }

    @Test
    void takesNewTasksAgainOnceThereIsRoom() {
        server.ask("CONFIG", "SET", "maxmemory", "0");

        ADMISSIONS.forEach(
                name -> assertThat(succeeds(nameToWrite.get(name))).as(name).isTrue());
    }
}
