package io.reelgate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Index;
import io.reelgate.port.Inventory;
import io.reelgate.port.LooseCallback;
import io.reelgate.port.OutboxInventory;
import io.reelgate.port.Suspect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DifferenceTest {
    private static final Index ACTIVE = new Index.Active();
    private static final Index SLOTS = new Index.Slots(new AccountId("demo"), "wan-2-5");
    private static final Index READY = new Index.Ready("wan-2-5");
    private static final Index CLAIMED = new Index.Claimed();
    private static final Index DUE = new Index.Due("apixo");
    private static final Index COLLECTING = new Index.Collecting();
    private static final List<Index> PLACES = List.of(READY, CLAIMED, DUE, COLLECTING, new Index.Due("other"));

    private static Task failed() {
        Failure failure = Failure.of(FailCode.GENERATION_FAILED);
        return SampleTasks.in(new TaskState.Failed(failure, SampleTasks.DEADLINE));
    }

    static Stream<Arguments> homes() {
        return Stream.of(
                Arguments.of(SampleTasks.queued(), READY),
                Arguments.of(SampleTasks.queued(), CLAIMED),
                Arguments.of(SampleTasks.submitting(), CLAIMED),
                Arguments.of(SampleTasks.unclear(SampleTasks.DEADLINE), DUE),
                Arguments.of(SampleTasks.running(), DUE),
                Arguments.of(SampleTasks.collecting(), COLLECTING));
    }

    private static Inventory holding(Task task, Index... indexes) {
        return new Inventory(Map.of(task.id(), Set.of(indexes)), Map.of(task.id(), task), Set.of());
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aTaskInItsThreePlacesIsSound(Task task, Index home) {
        assertThat(Difference.of(holding(task, ACTIVE, SLOTS, home))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aTaskThatMissesAnyOfItsPlacesIsASuspect(Task task, Index home) {
        assertThat(List.of(
                        holding(task, SLOTS, home),
                        holding(task, ACTIVE, home),
                        holding(task, ACTIVE, SLOTS),
                        holding(task, home),
                        holding(task)))
                .allSatisfy(inventory -> assertThat(Difference.of(inventory)).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aTaskInOneMorePlaceIsASuspect(Task task, Index home) {
        assertThat(PLACES.stream().filter(place -> !place.equals(home)))
                .allSatisfy(place -> assertThat(Difference.of(holding(task, ACTIVE, SLOTS, home, place)))
                        .hasSize(1));
    }

    @Test
    void aTaskInAnotherPlaceThanItsStateSaysIsASuspect() {
        Task task = SampleTasks.running();

        assertThat(Difference.of(holding(task, ACTIVE, SLOTS, READY)))
                .containsExactly(new Suspect(task.id(), Optional.of(task), Set.of(ACTIVE, SLOTS, READY)));
    }

    @Test
    void aSecondSlotIsASuspicion() {
        Index other = new Index.Slots(new AccountId("demo"), "veo-3-1");

        assertThat(Difference.of(holding(SampleTasks.running(), ACTIVE, SLOTS, DUE, other)))
                .hasSize(1);
    }

    @Test
    void anEndedTaskBelongsNowhere() {
        assertThat(Difference.of(holding(failed()))).isEmpty();
        assertThat(Stream.of(ACTIVE, SLOTS, READY, CLAIMED, DUE, COLLECTING))
                .allSatisfy(index ->
                        assertThat(Difference.of(holding(failed(), index))).hasSize(1));
    }

    @Test
    void anEntryOfATaskThatIsGoneIsASuspect() {
        TaskId gone = SampleTasks.id(3);
        Inventory inventory = new Inventory(Map.of(gone, Set.of(SLOTS)), Map.of(), Set.of());

        assertThat(Difference.of(inventory)).containsExactly(new Suspect(gone, Optional.empty(), Set.of(SLOTS)));
    }

    @Test
    void aTaskThatIsNotUnderstoodIsNoSuspect() {
        TaskId strange = SampleTasks.id(3);

        assertThat(Difference.of(new Inventory(Map.of(strange, Set.of(SLOTS)), Map.of(), Set.of(strange))))
                .isEmpty();
    }

    private static final TaskId ROW = SampleTasks.id(3);

    private static List<LooseCallback> loose(Set<TaskId> rows, Set<TaskId> flights, Set<TaskId> callbacks) {
        return Difference.of(new OutboxInventory(new Partition(3), "e1", rows, flights, callbacks));
    }

    @Test
    void aRowWithItsCallbackIsSoundInFlightOrNot() {
        assertThat(loose(Set.of(ROW), Set.of(), Set.of(ROW))).isEmpty();
        assertThat(loose(Set.of(ROW), Set.of(ROW), Set.of(ROW))).isEmpty();
    }

    @Test
    void rowsAndFlightsWithoutTheOtherHalfAreLoose() {
        LooseCallback expected = new LooseCallback(new Partition(3), "e1", Optional.of(ROW));

        assertThat(loose(Set.of(ROW), Set.of(), Set.of())).containsExactly(expected);
        assertThat(loose(Set.of(), Set.of(ROW), Set.of(ROW))).containsExactly(expected);
        assertThat(loose(Set.of(), Set.of(ROW), Set.of())).containsExactly(expected);
    }

    @Test
    void anEndpointForWhichNothingWaitsIsInDoubt() {
        assertThat(loose(Set.of(), Set.of(), Set.of()))
                .containsExactly(new LooseCallback(new Partition(3), "e1", Optional.empty()));
    }
}
