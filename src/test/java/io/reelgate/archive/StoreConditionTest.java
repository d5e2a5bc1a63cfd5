package io.reelgate.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.archive.StoreCondition.Pass;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.StoreTrouble;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreConditionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TaskId TASK = new TaskIds(new Random(1)).next(new Partition(1), NOW.toEpochMilli());

    private final StoreCondition target = new StoreCondition();

    @Test
    void aHiccupIsNoTrouble() {
        fail(2);
        target.worked();
        fail(2);

        assertThat(target.available()).isTrue();
    }

    @Test
    void threeFailuresInARowAre() {
        fail(3);

        assertThat(target.available()).isFalse();
    }

    @Test
    void oneCopyAtATimeTriesAStoreInTrouble() {
        fail(3);
        Pass pass = target.enter(NOW).orElseThrow();
        assertThat(target.enter(NOW)).isEmpty();

        target.leave(pass);

        assertThat(target.enter(NOW)).isPresent();
    }

    @Test
    void copiesBegunBeforeTheTroubleEndNobodysTry() {
        Pass earlier = target.enter(NOW).orElseThrow();
        fail(3);
        assertThat(target.enter(NOW)).isPresent();

        target.leave(earlier);

        assertThat(target.enter(NOW)).isEmpty();
    }

    @Test
    void aLongTryKeepsOthersAwayForAMinuteOnly() {
        fail(3);
        Pass slow = target.enter(NOW).orElseThrow();
        assertThat(target.enter(NOW.plusSeconds(59))).isEmpty();
        assertThat(target.enter(NOW.plusSeconds(60))).isPresent();

        target.leave(slow);

        assertThat(target.enter(NOW.plusSeconds(61))).isEmpty();
    }

    @Test
    void isUntriedWhereNoCopyCameSinceItWasAsked() {
        assertThat(target.untried()).isFalse();
        fail(3);
        assertThat(target.untried()).isFalse();
        assertThat(target.untried()).isTrue();

        target.enter(NOW);

        assertThat(target.untried()).isFalse();
        assertThat(target.untried()).isTrue();
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            target.failed(TASK, new StoreTrouble("full"));
        }
    }
}
