package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.AdmissionOutcome.ConcurrencyExceeded;
import io.reelgate.domain.quota.AdmissionOutcome.IdempotencyPending;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.Work;
import io.reelgate.redis.NotConfirmed;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfirmedAdmissionStoreTest extends AtReplicas {
    private static final String REVOKED = "reelgate_admissions_revoked_total";

    @Test
    void admitsWhatTheReplicaHas() {
        Admission admission = admission();

        assertThat(await(admissions.admit(admission))).isInstanceOf(Accepted.class);

        assertThat(servers.replicas()
                        .getFirst()
                        .ask("EXISTS", keys.task(admission.task().id())))
                .isEqualTo(1L);
        assertThat(find(admission.task().id())).contains(admission.task());
        assertThat(claimed()).extracting(ClaimedTask::task).containsExactly(admission.task());
        assertThat(ask("XLEN", keys.events(PARTITION))).isEqualTo(1L);
        assertThat(metrics.count("reelgate_redis_confirmations_total", "confirmed"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotConfirmedAndLeavesNothingBehind() {
        Admission refused = admission("key");
        freeze();

        assertThatThrownBy(() -> await(admissions.admit(refused))).isInstanceOf(NotConfirmed.class);

        assertThat(find(refused.task().id())).isEmpty();
        assertThat(claimed()).isEmpty();
        assertThat(ask("SCARD", keys.slots(ANNA, StoreFixture.LTX))).isEqualTo(0L);
        assertThat(ask("ZCARD", keys.active(PARTITION))).isEqualTo(0L);
        assertThat(ask("ZCARD", keys.claimed(PARTITION))).isEqualTo(0L);
        assertThat(ask("EXISTS", keys.idempotency(ANNA, "key"))).isEqualTo(0L);
        assertThat(ask("XLEN", keys.events(PARTITION))).isEqualTo(0L);
    }

    @Test
    void takesTheSameIdempotencyKeyAgainAfterARefusal() {
        freeze();
        assertThatThrownBy(() -> await(admissions.admit(admission("key")))).isInstanceOf(NotConfirmed.class);
        thaw();
        awaitCount(REVOKED, "revoked", 1);

        assertThat(await(admissions.admit(admission("key"))))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.replayed()).isFalse());
    }

    @Test
    void goesOnRevokingUntilTheReplicaHasForgottenTheTaskToo() {
        Admission refused = admission();
        freeze();
        assertThatThrownBy(() -> await(admissions.admit(refused))).isInstanceOf(NotConfirmed.class);
        awaitCount("reelgate_redis_confirmations_total", "not_confirmed", 3);
        assertThat(metrics.count(REVOKED, "revoked")).isZero();

        thaw();

        awaitCount(REVOKED, "revoked", 1);
        assertThat(servers.replicas()
                        .getFirst()
                        .ask("EXISTS", keys.task(refused.task().id())))
                .isEqualTo(0L);
    }

    @Test
    void saysNoWithoutAReplicaWhereNothingWasWritten() {
        await(admissions.admit(admission()));
        await(admissions.admit(admission()));
        freeze();

        assertThat(await(admissions.admit(admission()))).isInstanceOf(ConcurrencyExceeded.class);
    }

    @Test
    void whatIsNotConfirmedYetIsNeitherTakenNorListedNorReplayed() {
        Admission first = admission("key");
        AdmissionStore patient = storesOver(connect(), Duration.ofSeconds(2)).admissions(vertx, random, metrics);
        freeze();
        Future<?> waiting = patient.admit(first);
        await().until(() -> find(first.task().id()).isPresent());

        assertThat(find(first.task().id()).orElseThrow().state()).isEqualTo(new TaskState.Unconfirmed());
        assertThat(claimed()).isEmpty();
        assertThat(await(stores.tasks().active(ANNA, StoreFixture.LTX))).isEmpty();
        assertThat(ask("XLEN", keys.events(PARTITION))).isEqualTo(0L);
        assertThat(await(admissions.admit(admission("key")))).isEqualTo(new IdempotencyPending());

        assertThatThrownBy(() -> await(waiting)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void leavesAloneWhatTheSweepHasMadeReady() {
        Admission admitted = admission("key");
        await(admissions.admit(admitted));
        var call = new SettlementCall(keys, StoreSettings.of(CONFIRM));
        List<String> late = call.revokeArguments(admitted, "0", "9000000000000");

        var answer = await(new Scripts(connections).run(Script.REVOKE_TASK, call.revokeKeys(admitted), late));

        assertThat(answer.toInteger()).isEqualTo(-2);
        assertThat(find(admitted.task().id())).contains(admitted.task());
        assertThat(await(admissions.admit(admission("key")))).isInstanceOf(Accepted.class);
    }

    @Test
    void admitsOneOfManyWithTheSameIdempotencyKey() {
        List<Admission> same = Stream.generate(() -> admission("key")).limit(8).toList();

        var outcomes =
                await(Future.all(same.stream().map(admissions::admit).toList())).list();

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Accepted accepted && !accepted.replayed())
                .hasSize(1);
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Accepted || outcome instanceof IdempotencyPending);
        assertThat(ask("SCARD", keys.slots(ANNA, StoreFixture.LTX))).isEqualTo(1L);
    }

    @Test
    void replaysWhatIsConfirmed() {
        Admission first = admission("key");
        await(admissions.admit(first));

        assertThat(await(admissions.admit(admission("key")))).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.replayed()).isTrue();
            assertThat(accepted.id()).isEqualTo(first.task().id());
        });
    }

    @Test
    void neverAdmitsLaterWhatItRefusedBecauseTheServerWasSilent() {
        await(admissions.admit(admission()));
        Admission refused = admission();
        servers.primary().freeze();
        assertThatThrownBy(() -> await(admissions.admit(refused))).isInstanceOf(StoreUnavailable.class);

        servers.primary().thaw();

        awaitCount(REVOKED, "revoked", 1);
        assertThat(find(refused.task().id())).isEmpty();
        assertThat(ask("SCARD", keys.slots(ANNA, StoreFixture.LTX))).isEqualTo(1L);
    }

    private List<ClaimedTask> claimed() {
        return await(stores.queue().claim(new Work.Submit(), PARTITION, 10, Duration.ofSeconds(15)));
    }
}
