package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.JobNames;
import io.vertx.redis.client.Command;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisJobNamesTest extends AtTheQueue {
    private JobNames names;

    @BeforeEach
    void openNames() {
        names = fixture.stores.jobNames();
    }

    @Test
    void findsTheTaskOfAJobAtItsUpstream() {
        TaskId id = fixture.id(account);
        await(names.remember("openai", "video_1", id, Duration.ofMinutes(30)));

        assertThat(await(names.find("openai", "video_1"))).contains(id);
        assertThat(await(names.find("openai", "video_2"))).isEmpty();
        assertThat(await(names.find("another", "video_1"))).isEmpty();
    }

    @Test
    void aJobIsKnownByTheLastPartOfItsNameToo() {
        TaskId id = fixture.id(account);
        await(names.remember("gemini", "models/veo-3.1/operations/op-1", id, Duration.ofMinutes(30)));

        assertThat(await(names.find("gemini", "op-1"))).contains(id);
        assertThat(await(names.find("gemini", "operations/op-1"))).contains(id);
    }

    @Test
    void aNameIsGoneWhenItsTaskMustHaveEnded() {
        await(names.remember("openai", "video_1", fixture.id(account), Duration.ofMinutes(30)));
        await(names.remember("openai", "video_2", fixture.id(account), Duration.ofMinutes(-1)));

        assertThat(redis.ask(Command.PTTL, fixture.keys.job("openai", Sha256.hex("video_1")))
                        .toLong())
                .isBetween(1L, Duration.ofMinutes(30).toMillis());
        assertThat(redis.ask(Command.PTTL, fixture.keys.job("openai", Sha256.hex("video_2")))
                        .toLong())
                .isLessThanOrEqualTo(1);
    }
}
