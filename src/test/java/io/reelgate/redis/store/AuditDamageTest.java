package io.reelgate.redis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Members taken from one index or from all: one audit brings each back, and changes nothing else. */
class AuditDamageTest extends AtAnAudit {
    private static final int TAKEN = 10;

    private List<String> takeAway(String index, int count) {
        String key = indexToKey().get(index);
        boolean set = index.equals("slots");
        Object[] all = set ? new Object[] {key} : new Object[] {key, 0, -1};
        List<String> members = new ArrayList<>(Replies.texts(redis.ask(set ? Command.SMEMBERS : Command.ZRANGE, all)));
        Collections.sort(members);
        Collections.shuffle(members, new Random(20_261_120));
        List<String> taken = members.subList(0, count);
        taken.forEach(member -> redis.ask(set ? Command.SREM : Command.ZREM, key, member));
        return taken;
    }

    private Map<String, Map<String, Long>> places() {
        Map<String, Map<String, Long>> idToPlaces = new java.util.TreeMap<>();
        people.living.forEach(task -> idToPlaces.put(task.id().value(), places(task.id())));
        return idToPlaces;
    }

    @Test
    void aSoundStoreIsNotTouched() {
        Map<String, Map<String, Long>> before = places();

        assertThat(run()).isEmpty();

        assertThat(places()).isEqualTo(before);
        assertThat(audit.gauge("reelgate_tasks_active")).isEqualTo(people.living.size());
        assertThat(audit.gauge("reelgate_slots_held")).isEqualTo(people.living.size());
        assertThat(audit.gauge("reelgate_slots_difference")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "active, inactive",
        "slots, slotless",
        "ready, unindexed",
        "claimed, unindexed",
        "due, unindexed",
        "collecting, unindexed"
    })
    void tenMembersTakenFromAnIndexAreBackAfterOneAudit(String index, String damage) {
        Map<String, Map<String, Long>> before = places();
        List<String> taken = takeAway(index, TAKEN);

        assertThat(run()).isEqualTo(Map.of(damage, TAKEN));

        assertWhole();
        Map<String, Map<String, Long>> after = places();
        taken.forEach(List.of(before, after).get(0)::remove);
        taken.forEach(after::remove);
        assertThat(after).isEqualTo(before);
        assertThat(run()).isEqualTo(Map.of(damage, TAKEN));
    }

    /** A sweep that met it at its deadline would void the claim of whoever copies its results just then. */
    @Test
    void aCollectingTaskThatComesBackIsLeftToTheArchive() {
        List<Task> collecting = people.living.stream()
                .filter(task -> task.state() instanceof TaskState.Collecting)
                .toList();
        redis.ask(Command.DEL, fixture.keys.active(partition));

        run();

        assertThat(collecting).isNotEmpty().allSatisfy(task -> assertThat(redis.ask(
                                Command.ZSCORE,
                                fixture.keys.active(partition),
                                task.id().value())
                        .toLong())
                .isEqualTo(task.deadline().plus(Population.ARCHIVE_PATIENCE).toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({"outbox, rowless", "endpoints, unlisted_endpoint"})
    void tenMembersTakenFromTheOutboxAreBackAfterOneAudit(String index, String damage) {
        List<String> taken = takeAway(index, TAKEN);

        assertThat(run()).isEqualTo(Map.of(damage, TAKEN));

        assertThat(taken)
                .allSatisfy(member -> assertThat(
                                redis.ask(Command.ZSCORE, indexToKey().get(index), member))
                        .isNotNull());
        assertThat(run()).isEqualTo(Map.of(damage, TAKEN));
    }

    @Test
    void tenMembersTakenFromEachIndexAtOnceAreBackAfterOneAudit() {
        indexToKey().keySet().forEach(index -> takeAway(index, TAKEN));

        assertThat(run()).containsKeys("inactive", "slotless", "unindexed", "rowless", "unlisted_endpoint");

        assertWhole();
        assertThat(audit.gauge("reelgate_slots_difference")).isNegative();
        run();
        assertThat(audit.gauge("reelgate_slots_difference")).isZero();
    }

    @Test
    void tasksThatOnlyTheKeySpaceKnowsComeBack() {
        indexToKey().values().forEach(key -> redis.ask(Command.DEL, key));

        run();

        assertWhole();
        assertThat(redis.ask(Command.ZCARD, people.outbox()).toInteger()).isEqualTo(Population.EACH);
        assertThat(redis.ask(Command.ZCARD, fixture.keys.endpoints(partition)).toInteger())
                .isEqualTo(Population.EACH + 1);
    }

    static Stream<Arguments> strays() {
        return Stream.of("ready", "claimed", "due", "collecting").map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("strays")
    void aTaskInSeveralIndexesIsLeftInTheOneOfItsState(String index) {
        for (Task task : people.living) {
            redis.ask(Command.ZADD, indexToKey().get(index), "NX", 1, task.id().value());
        }

        assertThat(run().keySet()).containsExactly("doubled");

        assertWhole();
    }

    @ParameterizedTest
    @MethodSource("strays")
    void anEndedTaskIsTakenOutOfEveryIndex(String index) {
        people.ended.forEach(task ->
                redis.ask(Command.ZADD, indexToKey().get(index), 1, task.id().value()));

        assertThat(run()).isEqualTo(Map.of("leftover", people.ended.size()));

        assertWhole();
    }

    @ParameterizedTest
    @MethodSource("strays")
    void whatIsLeftOfATaskThatIsGoneIsTakenAway(String index) {
        Task gone = people.living.removeLast();
        redis.ask(Command.DEL, fixture.keys.task(gone.id()));
        redis.ask(Command.ZADD, indexToKey().get(index), 1, gone.id().value());

        assertThat(run()).containsEntry("leaked_slot", 1).containsKey("leftover");

        assertThat(places(gone.id())).isEmpty();
        assertThat(audit.gauge("reelgate_slots_difference")).isEqualTo(1);
    }

    @Test
    void slotsOfEndedTasksAreFreed() {
        people.ended.forEach(task -> redis.ask(Command.SADD, slots(), task.id().value()));

        assertThat(run()).isEqualTo(Map.of("leaked_slot", people.ended.size()));

        assertThat(redis.ask(Command.SCARD, slots()).toInteger()).isEqualTo(people.living.size());
    }

    @Test
    void aSecondSlotIsFreed() {
        String other = fixture.keys.slots(account, StoreFixture.SORA);
        people.living.forEach(task -> redis.ask(Command.SADD, other, task.id().value()));

        assertThat(run()).isEqualTo(Map.of("leaked_slot", people.living.size()));

        assertThat(redis.ask(Command.EXISTS, other).toInteger()).isZero();
        assertWhole();
    }

    @Test
    void aSubmitThatMayBeUnderWayIsHeldForItsLease() {
        Task submitting = first(TaskState.Submitting.class);
        redis.ask(Command.ZREM, indexToKey().get("claimed"), submitting.id().value());
        long before = redis.connections().clock().redisMillis();

        run();

        assertThat(score("claimed", submitting.id()))
                .isBetween(before, before + 2 * Population.LEASE.toMillis())
                .isGreaterThan(before + Population.LEASE.toMillis() / 2);
    }

    @Test
    void anUnclearSubmitIsAskedAboutSoon() {
        Task unclear = first(TaskState.Unclear.class);
        redis.ask(Command.ZREM, indexToKey().get("due"), unclear.id().value());
        long before = redis.connections().clock().redisMillis();

        run();

        assertThat(score("due", unclear.id())).isBetween(before - 1_000, before + Population.LEASE.toMillis());
    }

    private Task first(Class<? extends TaskState> state) {
        return people.living.stream()
                .filter(task -> state.isInstance(task.state()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEndedTaskThatWouldStayForEverExpires() {
        Task ended = people.ended.getFirst();
        redis.ask(Command.PERSIST, fixture.keys.task(ended.id()));

        assertThat(run()).isEqualTo(Map.of("unexpiring", 1));

        assertThat(redis.ask(Command.PTTL, fixture.keys.task(ended.id())).toLong())
                .isPositive();
    }

    @Test
    void aTaskThatIsNotUnderstoodIsLeftAlone() {
        Task strange = people.living.removeFirst();
        redis.ask(Command.HSET, fixture.keys.task(strange.id()), "state", "dreaming");
        Map<String, Long> before = places(strange.id());

        assertThat(run()).isEmpty();

        assertThat(places(strange.id())).isEqualTo(before);
    }
}
