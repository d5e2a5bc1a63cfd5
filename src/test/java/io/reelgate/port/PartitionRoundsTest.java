package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.port.PartitionRounds.Found;
import io.reelgate.port.PartitionRounds.Rhythm;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionRoundsTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Rhythm QUICK = new Rhythm(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(20));
    private static final Rhythm ONLY_WHEN_WOKEN = new Rhythm(Duration.ofMillis(1), NEVER, NEVER);
    private static final Partition FIRST = new Partition(0);
    private static final Partition SECOND = new Partition(1);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Map<Partition, AtomicInteger> partitionToVisits = new ConcurrentHashMap<>();
    private volatile List<Partition> assigned = new Partitions(2).all();

    private final Presence presence = new Presence() {
        @Override
        public List<Partition> assigned() {
            return assigned;
        }

        @Override
        public Share share() {
            return Share.WHOLE;
        }

        @Override
        public List<Partition> all() {
            return new Partitions(2).all();
        }
    };

    private PartitionRounds rounds(Rhythm rhythm, Function<Partition, Future<Found>> visit) {
        PartitionRounds target = new PartitionRounds("test", vertx, presence, rhythm, partition -> {
            count(partition).incrementAndGet();
            return visit.apply(partition);
        });
        return target;
    }

    private AtomicInteger count(Partition partition) {
        return partitionToVisits.computeIfAbsent(partition, key -> new AtomicInteger());
    }

    private int visits(Partition partition) {
        return count(partition).get();
    }

    private void start(PartitionRounds target) {
        context.runOnContext(on -> target.start());
    }

    private <T> Future<T> onContext(Function<Void, Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(on -> work.apply(null).onComplete(done));
        return done.future();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void visitsEveryAssignedPartitionAgainAndAgain() {
        start(rounds(QUICK, partition -> Future.succeededFuture(Found.NOTHING)));

        await().until(() -> visits(FIRST) > 5 && visits(SECOND) > 5);
    }

    @Test
    void visitsThePartitionsOfOthersToo() {
        assigned = List.of();
        start(rounds(QUICK, partition -> Future.succeededFuture(Found.NOTHING)));

        await().until(() -> visits(FIRST) > 2 && visits(SECOND) > 2);
    }

    @Test
    void aVisitThatNeverEndsHoldsUpOnlyItsOwnPartition() {
        start(rounds(
                QUICK,
                partition -> partition.equals(FIRST)
                        ? Promise.<Found>promise().future()
                        : Future.succeededFuture(Found.SOME)));

        await().until(() -> visits(SECOND) > 20);
        assertThat(visits(FIRST)).isEqualTo(1);
    }

    @Test
    void goesOnAfterFailuresAndAfterExceptions() {
        start(rounds(QUICK, partition -> {
            if (visits(partition) == 1) {
                throw new IllegalStateException("thrown by the store");
            }
            return visits(partition) == 2
                    ? Future.failedFuture(new StoreUnavailable("gone"))
                    : Future.succeededFuture(Found.NOTHING);
        }));

        await().until(() -> visits(FIRST) > 4 && visits(SECOND) > 4);
    }

    @Test
    void aFullVisitIsFollowedByAnotherAtOnce() {
        Rhythm slow = new Rhythm(Duration.ofMillis(1), Duration.ofSeconds(30), NEVER);
        PartitionRounds target =
                rounds(slow, partition -> Future.succeededFuture(visits(partition) < 50 ? Found.FULL : Found.NOTHING));
        start(target);
        context.runOnContext(on -> target.wake(SECOND));

        await().until(() -> visits(SECOND) >= 50);
    }

    @Test
    void aNodeWithoutRoomComesBackAfterTheShortestWait() {
        PartitionRounds target = rounds(
                ONLY_WHEN_WOKEN,
                partition -> Future.succeededFuture(visits(partition) < 5 ? Found.BUSY : Found.NOTHING));
        start(target);
        context.runOnContext(on -> target.wake(SECOND));

        await().until(() -> visits(SECOND) == 5);
    }

    @Test
    void newsDuringAVisitLeadsToOneMore() {
        Promise<Found> first = Promise.promise();
        PartitionRounds target = rounds(
                ONLY_WHEN_WOKEN,
                partition -> visits(partition) == 1 ? first.future() : Future.succeededFuture(Found.NOTHING));
        start(target);
        context.runOnContext(on -> target.wake(SECOND));
        await().until(() -> visits(SECOND) == 1);

        context.runOnContext(on -> target.wake(SECOND));
        context.runOnContext(on -> target.wake(SECOND));
        context.runOnContext(on -> first.complete(Found.NOTHING));

        await().until(() -> visits(SECOND) == 2);
        onContext(on -> target.stop()).await();
        assertThat(visits(SECOND)).isEqualTo(2);
    }

    @Test
    void aPartitionOfAnotherNodeIsVisitedWhenThereIsNewsHere() {
        assigned = List.of();
        PartitionRounds target = rounds(ONLY_WHEN_WOKEN, partition -> Future.succeededFuture(Found.NOTHING));
        start(target);
        context.runOnContext(on -> target.wake(SECOND));

        await().until(() -> visits(SECOND) == 1);
    }

    @Test
    void stoppingWaitsForTheVisitUnderWayAndBeginsNoOther() {
        Promise<Found> visit = Promise.promise();
        PartitionRounds target = rounds(QUICK, partition -> visit.future());
        start(target);
        await().until(() -> visits(FIRST) == 1 && visits(SECOND) == 1);

        Future<Void> stopped = onContext(on -> target.stop());
        assertThat(stopped.isComplete()).isFalse();
        context.runOnContext(on -> target.wake(FIRST));
        visit.complete(Found.FULL);
        stopped.await();
        onContext(on -> target.stop()).await();

        assertThat(visits(FIRST)).isEqualTo(1);
        assertThat(visits(SECOND)).isEqualTo(1);
    }

    @Test
    void stoppingBeforeAStartIsNothing() {
        PartitionRounds target = rounds(QUICK, partition -> Future.succeededFuture(Found.NOTHING));

        assertThat(onContext(on -> target.stop()).await()).isNull();
    }
}
