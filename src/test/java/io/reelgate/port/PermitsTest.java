package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private final Permits target = new Permits(5);

    @Test
    void givesAtMostWhatIsFree() {
        assertThat(target.take(3)).isEqualTo(3);
        assertThat(target.take(3)).isEqualTo(2);
        assertThat(target.take(3)).isZero();
        assertThat(target.taken()).isEqualTo(5);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        target.take(5);
        target.giveBack(2);
        target.giveBack();

        assertThat(target.free()).isEqualTo(3);
    }

    @Test
    void closingGivesNoMoreAndWaitsForThoseTaken() {
        target.take(2);

        var closed = target.close();

        assertThat(target.take(1)).isZero();
        assertThat(closed.isComplete()).isFalse();
        target.giveBack(2);
        assertThat(target.close().isComplete()).isTrue();
        assertThat(closed.isComplete()).isTrue();
    }

    // without

    @Test
    void othersHaveThePermitOfWorkThatWaits() {
        target.take(5);
        Promise<String> elsewhere = Promise.promise();
        Future<String> work = target.without(elsewhere::future);

        assertThat(target.take(5)).isEqualTo(1);

        elsewhere.complete("there");
        assertThat(work.isComplete()).as("goes on without a permit").isFalse();
        target.giveBack();
        assertThat(work.result()).isEqualTo("there");
        assertThat(target.taken()).isEqualTo(5);
    }

    @Test
    void whoReturnsComesInTheOrderOfReturningAndBeforeNewWork() {
        target.take(5);
        Future<Void> first = target.without(Future::succeededFuture);
        assertThat(first.succeeded()).isTrue();
        Promise<Void> slow = Promise.promise();
        Promise<Void> quick = Promise.promise();
        Future<Void> one = target.without(slow::future);
        Future<Void> other = target.without(quick::future);
        target.take(2);
        quick.complete();
        slow.complete();

        target.giveBack();
        assertThat(other.isComplete()).isTrue();
        assertThat(one.isComplete()).isFalse();
        target.giveBack();
        assertThat(one.isComplete()).isTrue();
        assertThat(target.take(1)).isZero();
    }

    @Test
    void workThatFailsElsewhereHasItsPermitAgainToo() {
        target.take(1);

        assertThat(target.without(() -> Future.failedFuture("broken")).failed()).isTrue();
        assertThat(target.without(() -> {
                            throw new IllegalStateException("a defect");
                        })
                        .failed())
                .isTrue();
        assertThat(target.taken()).isEqualTo(1);
    }

    @Test
    void closingLetsAllReturnAndWaitsForThem() {
        target.take(5);
        Promise<Void> elsewhere = Promise.promise();
        Future<Void> work = target.without(elsewhere::future);
        target.take(1);
        elsewhere.complete();

        Future<Void> closed = target.close();

        assertThat(work.isComplete()).isTrue();
        target.giveBack(5);
        assertThat(closed.isComplete()).isFalse();
        target.giveBack();
        assertThat(closed.isComplete()).isTrue();
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Permits(0));
    }
}
