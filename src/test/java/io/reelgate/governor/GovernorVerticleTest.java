package io.reelgate.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage.Admit;
import io.reelgate.bus.BusMessage.Admitted;
import io.reelgate.bus.BusMessage.TaskReady;
import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.Lifecycle;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.LookPace;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.PollAdvice;
import io.reelgate.domain.model.Price;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Routing;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.model.UsualDuration;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.quota.Quota;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore;
import io.reelgate.port.Metrics;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.junit5.VertxExtension;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class GovernorVerticleTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_123L);
    private static final Partitions PARTITIONS = new Partitions(64);
    private static final Limits OWN = new Limits(5, 2, 1200);
    private static final Model MODEL = model();
    private static final Account ACME =
            new Account(new AccountId("acme"), List.of("hash"), Map.of("sora-2-pro", OWN), Optional.empty(), List.of());

    private final BlockingQueue<AdmissionStore.Admission> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<TaskReady> woken = new LinkedBlockingQueue<>();
    private Function<AdmissionStore.Admission, Future<AdmissionOutcome>> decision =
            admission -> Future.succeededFuture(accepted(admission, false));
    private Vertx vertx;

    @BeforeEach
    void deploy(Vertx vertx) {
        this.vertx = vertx;
        BusCodec.register(vertx);
        vertx.eventBus().<TaskReady>localConsumer(Address.TASK_READY.text(), message -> woken.add(message.body()));
    }

    @Test
    void makesTheTaskInTheAccountsPartitionWithItsTimes() throws Exception {
        deploy(GovernorSettings.defaults());

        Admitted answer = admit();

        var admission = asked.take();
        var task = admission.task();
        assertThat(((Accepted) answer.outcome().orElseThrow()).id()).isEqualTo(task.id());
        assertThat(task.id().partition()).isEqualTo(PARTITIONS.of(ACME.id()));
        assertThat(task.state()).isEqualTo(new TaskState.Queued());
        assertThat(task.createTime()).isEqualTo(NOW);
        assertThat(task.deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(admission.keyHash()).isEqualTo("hash");
        assertThat(admission.limits()).isEqualTo(OWN);
        assertThat(admission.idempotency()).hasValue(new Idempotency("key", "print"));
        assertThat(admission.snapshot())
                .containsEntry("taskId", task.id().value())
                .containsEntry("state", "pending")
                .containsEntry("createTime", NOW.toEpochMilli());
    }

    @Test
    void wakesSubmittersOncePerPartitionAndBurst() throws Exception {
        deploy(new GovernorSettings(100, Duration.ofMillis(50)));

        Future.all(request(), request(), request()).await();

        assertThat(woken.poll(10, TimeUnit.SECONDS)).isEqualTo(new TaskReady(PARTITIONS.of(ACME.id())));
        Future.all(request(), request()).await();
        assertThat(woken.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(woken).isEmpty();
    }

    @Test
    void wakesNobodyForAReplayOrARefusal() throws Exception {
        decision = admission -> Future.succeededFuture(accepted(admission, true));
        deploy(GovernorSettings.defaults());
        admit();
        decision = admission -> Future.succeededFuture(new AdmissionOutcome.KeyRejected());
        assertThat(admit().outcome()).hasValue(new AdmissionOutcome.KeyRejected());

        decision = admission -> Future.succeededFuture(accepted(admission, false));
        admit();

        assertThat(woken.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(woken).isEmpty();
    }

    @Test
    void answersWithoutAnOutcomeWhenTheStoreIsUnavailable() {
        decision = admission -> Future.failedFuture(new StoreUnavailable("down"));
        deploy(GovernorSettings.defaults());

        assertThat(admit().outcome()).isEmpty();
    }

    @Test
    void refusesMoreThanItMayHaveOnTheWay() {
        Promise<AdmissionOutcome> slow = Promise.promise();
        decision = admission -> slow.future();
        deploy(new GovernorSettings(1, Duration.ofMillis(1)));
        Future<Admitted> first = request();

        assertThat(admit().outcome()).isEmpty();

        slow.complete(new AdmissionOutcome.TooLate());
        assertThat(first.await().outcome()).hasValue(new AdmissionOutcome.TooLate());
        assertThat(admit().outcome()).isPresent();
    }

    @Test
    void failsTheRequestWhenTheStoreBreaks() {
        decision = admission -> {
            throw new IllegalStateException("broken");
        };
        deploy(GovernorSettings.defaults());

        assertThat(catchThrowable(this::admit)).isInstanceOf(ReplyException.class);
    }

    private void deploy(GovernorSettings settings) {
        Duration usual = Duration.ofMinutes(3);
        Snapshots snapshots = new Snapshots((model, request) -> new Pace(usual, usual, usual), Object::toString);
        TaskMaker tasks =
                new TaskMaker(new TaskIds(new SecureRandom()), PARTITIONS, snapshots, Clock.fixed(NOW, ZoneOffset.UTC));
        vertx.deployVerticle(new GovernorVerticle(settings, tasks, this::decide, Metrics.NONE))
                .await();
    }

    private Future<AdmissionOutcome> decide(AdmissionStore.Admission admission) {
        asked.add(admission);
        return decision.apply(admission);
    }

    private Admitted admit() {
        return request().await();
    }

    private Future<Admitted> request() {
        GenerateRequest request = new GenerateRequest(
                RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), Map.of("prompt", "a cat"));
        Admit admit = new Admit(ACME, "hash", MODEL, request, Optional.of(new Idempotency("key", "print")));
        return vertx.eventBus()
                .<Admitted>request(Address.ADMIT.text(), admit, BusCodec.within(10_000))
                .map(io.vertx.core.eventbus.Message::body);
    }

    private static AdmissionOutcome accepted(AdmissionStore.Admission admission, boolean replayed) {
        return new Accepted(admission.task().id(), new Quota(5, 4, 60_000, 2, 1), replayed);
    }

    private static Model model() {
        Duration usual = Duration.ofMinutes(3);
        Timing timing = new Timing(
                new PollAdvice(Duration.ofMinutes(2), Duration.ofSeconds(5)),
                new LookPace(Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofSeconds(15)),
                Duration.ofMinutes(30),
                List.of(new UsualDuration(Condition.ALWAYS, new DurationRange(usual, usual))),
                List.of());
        return new Model(
                "sora-2-pro",
                new Parameters(List.of()),
                new Limits(60, 10, 1200),
                timing,
                new Price(Optional.empty(), List.of()),
                new Lifecycle(LocalDate.of(2026, 1, 1), Optional.empty(), Optional.empty()),
                new Routing(List.of(Provider.AUTO), Provider.AUTO, List.of()));
    }
}
