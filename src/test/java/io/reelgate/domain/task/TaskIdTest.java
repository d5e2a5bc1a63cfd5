package io.reelgate.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.account.Partition;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {
    private static final long NOW = 1_795_000_000_000L;

    private final TaskIds target = new TaskIds(new Random(1));

    @Test
    void everyPartitionIsReadBackFromItsIds() {
        assertThat(IntStream.range(0, 1024).mapToObj(Partition::new))
                .allSatisfy(partition ->
                        assertThat(target.next(partition, NOW).partition()).isEqualTo(partition));
    }

    @Test
    void idsOfOnePartitionSortByTime() {
        List<String> ids = LongStream.range(0, 500)
                .mapToObj(step ->
                        target.next(new Partition(5), NOW + step * 1_000_003).value())
                .toList();

        assertThat(ids).isSorted();
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        Set<TaskId> ids = new HashSet<>();
        IntStream.range(0, 10_000).forEach(turn -> ids.add(target.next(new Partition(0), NOW)));

        assertThat(ids).hasSize(10_000);
    }

    @Test
    void anIdIsReadBackFromItsText() {
        TaskId id = target.next(new Partition(63), NOW);

        assertThat(id.value()).matches("task_[0-9a-z]{28}");
        assertThat(TaskId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "task_",
                "task_0000000000000000000000000000000",
                "task_000000000000000000000000000",
                "task_00000000000000000000000000000",
                "TASK_0000000000000000000000000000",
                "task_000000000000000000000000000i",
                "task_000000000000000000000000000u",
                "task_000000000000000000000000000A",
                "task_00000000000000000000000000 0",
                "task_0000000000000000000000000000\n",
                "job_00000000000000000000000000000"
            })
    void anythingElseIsNoId(String text) {
        assertThat(TaskId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskId(text));
    }
}
