package io.reelgate.redis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Task;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadyTurnsTest extends AtTheQueue {
    @Test
    void handsOutEachQueuedTaskOnceInOrder() {
        List<Task> tasks = queue(account, 5);

        List<ClaimedTask> first = claim(Work.SUBMIT, 3);
        List<ClaimedTask> second = claim(Work.SUBMIT, 3);

        assertThat(Stream.concat(first.stream(), second.stream()).map(ClaimedTask::task))
                .containsExactlyElementsOf(tasks);
        assertThat(claim(Work.SUBMIT, 3)).isEmpty();
        assertThat(first.getFirst().claim().until()).isBetween(redisMillis(), redisMillis() + LEASE.toMillis() + 1_000);
    }

    @Test
    void letsASmallAccountTakeItsTurnBesideAFlood() {
        AccountId small = neighbourOf(account);
        queue(account, 100);
        queue(small, 3);

        Map<AccountId, Long> taken = claim(Work.SUBMIT, 6).stream()
                .collect(Collectors.groupingBy(claimed -> claimed.task().account(), Collectors.counting()));

        assertThat(taken).containsEntry(account, 3L).containsEntry(small, 3L);
    }

    @Test
    void givesALateComerTheNextTurnNotAllTheTurnsItMissed() {
        AccountId late = neighbourOf(account);
        queue(account, 20);
        claim(Work.SUBMIT, 10);
        queue(late, 20);

        assertThat(claim(Work.SUBMIT, 8).stream().map(claimed -> claimed.task().account()))
                .filteredOn(late::equals)
                .hasSize(4);
    }

    @Test
    void forgetsTheTurnsOfAccountsThatWaitForNothing() {
        IntStream.range(0, 30)
                .mapToObj(index -> fixture.account("account-" + index))
                .filter(each -> fixture.partition(each).equals(partition))
                .forEach(each -> queue(each, 2));

        claim(Work.SUBMIT, 1_000);

        assertThat(redis.ask(Command.ZRANGE, fixture.keys.turns(partition, StoreFixture.LTX), 0, -1))
                .hasToString("[~now]");
    }

    @Test
    void servesTheModelsInTurn() {
        queue(account, 20);
        IntStream.range(0, 5).forEach(index -> fixture.admit(account, StoreFixture.SORA, StoreFixture.SORA_LIMITS));

        Map<String, Long> modelToTaken = claim(Work.SUBMIT, 12).stream()
                .collect(Collectors.groupingBy(claimed -> claimed.task().model(), Collectors.counting()));

        assertThat(modelToTaken).containsEntry(StoreFixture.SORA, 5L).containsEntry(StoreFixture.LTX, 7L);
    }

    @Test
    void startsWithAnotherModelEachTime() {
        queue(account, 4);
        IntStream.range(0, 4).forEach(index -> fixture.admit(account, StoreFixture.SORA, StoreFixture.SORA_LIMITS));

        assertThat(IntStream.range(0, 4)
                        .mapToObj(
                                index -> claim(Work.SUBMIT, 1).getFirst().task().model()))
                .containsOnly(StoreFixture.LTX, StoreFixture.SORA)
                .filteredOn(StoreFixture.SORA::equals)
                .hasSize(2);
    }
}
