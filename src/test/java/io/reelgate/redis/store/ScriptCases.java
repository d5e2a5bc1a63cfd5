package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.Claim;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.Work;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.Script;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A case for each script. Whoever adds a script adds a line to {@link #all} and a method that puts the data there and
 * names the run.
 */
final class ScriptCases {
    private static final String ANY = "0";
    private static final String MINUTE = "60000";

    private final RedisForTests redis;
    private final StoreFixture fixture;
    private final AccountId account;
    private final Partition partition;
    private final RepairCases repairs;
    private final LaneCases lanes;

    ScriptCases(RedisForTests redis) {
        this.redis = redis;
        this.fixture = new StoreFixture(redis);
        this.account = fixture.account("anna");
        this.partition = fixture.partition(account);
        this.repairs = new RepairCases(redis, fixture, account);
        this.lanes = new LaneCases(redis, fixture, account);
    }

    private Map<Script, Supplier<ScriptCase>> all() {
        return Map.ofEntries(
                Map.entry(Script.ACQUIRE_PLACE, lanes::place),
                Map.entry(Script.ADMIT_TASK, this::admission),
                Map.entry(Script.CLAIM_CALLBACKS, this::claimOfCallbacks),
                Map.entry(Script.CLAIM_DUE, this::claimOfDue),
                Map.entry(Script.CLAIM_READY, this::claimOfReady),
                Map.entry(Script.COMMIT_TRANSITION, this::commit),
                Map.entry(Script.CONFIRM_TASK, this::confirmation),
                Map.entry(Script.COUNT_READS, this::reads),
                Map.entry(Script.FINISH_CALLBACK, this::callback),
                Map.entry(Script.FORGET_TASK, repairs::gone),
                Map.entry(Script.GRANT_TURNS, lanes::turns),
                Map.entry(Script.HOLD_INTENT, this::intent),
                Map.entry(Script.JOIN_LINE, lanes::line),
                Map.entry(Script.MOVE_BREAKER, lanes::breaker),
                Map.entry(Script.RENEW_CLAIM, this::renewal),
                Map.entry(Script.REPAIR_CALLBACK, repairs::callback),
                Map.entry(Script.REPAIR_TASK, repairs::task),
                Map.entry(Script.REPORT_OUTCOMES, lanes::outcomes),
                Map.entry(Script.REVOKE_TASK, this::revocation),
                Map.entry(Script.SNOOZE_CLAIM, this::snooze),
                Map.entry(Script.TAKE_LOOKS, this::looks),
                Map.entry(Script.WAKE_LOOK, this::waking));
    }

    ScriptCase of(Script script) {
        Supplier<ScriptCase> made = all().get(script);
        if (made == null) {
            throw new AssertionError(script + " has no case here: add one to ScriptCases.all()");
        }
        return made.get();
    }

    private ScriptCase admission() {
        var admission =
                fixture.admission(fixture.task(account, StoreFixture.LTX), StoreFixture.WIDE, "order-1", "print-1");
        var call = new AdmissionCall(fixture.keys, fixture.settings, AdmissionCall.WINDOW);
        return ScriptCase.of(Script.ADMIT_TASK, call.keys(admission), call.arguments(admission, ANY), 4);
    }

    private ScriptCase confirmation() {
        Admission admission = putAside();
        var call = new SettlementCall(fixture.keys, fixture.settings);
        return ScriptCase.of(
                Script.CONFIRM_TASK, call.confirmKeys(admission), call.confirmArguments(admission, ANY), 3);
    }

    private ScriptCase revocation() {
        Admission admission = putAside();
        var call = new SettlementCall(fixture.keys, fixture.settings);
        return ScriptCase.of(
                Script.REVOKE_TASK, call.revokeKeys(admission), call.revokeArguments(admission, ANY, ANY), 3);
    }

    private Admission putAside() {
        var admission =
                fixture.admission(fixture.task(account, StoreFixture.LTX), StoreFixture.WIDE, "order-1", "print-1");
        var call = new AdmissionCall(fixture.keys, fixture.settings, AdmissionCall.WINDOW);
        List<String> arguments = call.arguments(admission, fixture.bound.next(partition), Duration.ofMinutes(1));
        await(redis.scripts().run(Script.ADMIT_TASK, call.keys(admission), arguments));
        return admission;
    }

    private ScriptCase claimOfReady() {
        fixture.queued(account);
        List<String> keys = List.of(
                fixture.keys.claimed(partition),
                fixture.keys.ready(partition, StoreFixture.LTX),
                fixture.keys.turns(partition, StoreFixture.LTX));
        return ScriptCase.of(Script.CLAIM_READY, keys, List.of("5", MINUTE, "0", ANY), 4);
    }

    private ScriptCase claimOfDue() {
        place(fixture.keys.due(partition, StoreFixture.UPSTREAM), fixture.queued(account), 1);
        return ScriptCase.of(
                Script.CLAIM_DUE,
                List.of(fixture.keys.due(partition, StoreFixture.UPSTREAM)),
                List.of("5", MINUTE, ANY),
                3);
    }

    private ScriptCase renewal() {
        Task task = fixture.queued(account);
        place(fixture.keys.claimed(partition), task, 1_000);
        List<String> arguments = List.of(task.id().value(), "1000", "2000", ANY);
        return ScriptCase.of(Script.RENEW_CLAIM, List.of(fixture.keys.claimed(partition)), arguments, 4);
    }

    private ScriptCase snooze() {
        Task task = fixture.queued(account);
        place(fixture.keys.due(partition, StoreFixture.UPSTREAM), task, 1_000);
        List<String> keys = List.of(fixture.keys.due(partition, StoreFixture.UPSTREAM), fixture.keys.task(task.id()));
        List<String> arguments = List.of(task.id().value(), "1000", "2000", "42", ANY);
        return ScriptCase.of(Script.SNOOZE_CLAIM, keys, arguments, 5);
    }

    private ScriptCase waking() {
        Task task = fixture.queued(account);
        redis.ask(Command.HSET, fixture.keys.task(task.id()), "state", "running");
        place(fixture.keys.due(partition, StoreFixture.UPSTREAM), task, redisMillis() + 60_000);
        List<String> keys = List.of(fixture.keys.due(partition, StoreFixture.UPSTREAM), fixture.keys.task(task.id()));
        return ScriptCase.of(Script.WAKE_LOOK, keys, List.of(task.id().value(), "1000", "64000", ANY), 4);
    }

    private ScriptCase commit() {
        var call = new CommitCall(fixture.keys, fixture.settings);
        Commit commit = ending(fixture.queued(account));
        return ScriptCase.of(Script.COMMIT_TRANSITION, call.keys(commit), call.arguments(commit, ANY), 5);
    }

    private ScriptCase reads() {
        List<String> keys = List.of(fixture.keys.reads(account, StoreFixture.LTX));
        return ScriptCase.of(Script.COUNT_READS, keys, List.of("3", "100", MINUTE, ANY), 4)
                .thatCounts();
    }

    /** Has no bound: run late or again, it wastes looks of a tenth of a second. */
    private ScriptCase looks() {
        List<String> keys = List.of(fixture.keys.looks(StoreFixture.UPSTREAM));
        return ScriptCase.of(Script.TAKE_LOOKS, keys, List.of("1000", "5", "0", "1", "0"), 0)
                .thatCounts();
    }

    private ScriptCase intent() {
        Task task = fixture.queued(account);
        Instant leaseEnd = Instant.ofEpochMilli(redisMillis() + 35_000);
        Intent intent = new Intent("intent-1", "apixo", leaseEnd);
        Task submitting = StoreFixture.next(task, new TaskState.Submitting(intent));
        commit(new Transition(task, submitting, new Placement.Claimed(leaseEnd), List.of()));
        Claim claim = new Claim(task.id(), Work.SUBMIT, leaseEnd.toEpochMilli());
        List<String> keys = List.of(fixture.keys.task(task.id()), fixture.keys.claimed(partition));
        return ScriptCase.of(
                Script.HOLD_INTENT, keys, List.of(task.id().value(), Long.toString(claim.until()), intent.token()), 0);
    }

    private ScriptCase claimOfCallbacks() {
        String endpoint = endpointWithACallback();
        List<String> keys = List.of(
                fixture.keys.endpoints(partition),
                fixture.keys.outbox(partition, endpoint),
                fixture.keys.flights(partition, endpoint));
        return ScriptCase.of(Script.CLAIM_CALLBACKS, keys, List.of(endpoint, "5", "4", MINUTE, ANY), 5);
    }

    private ScriptCase callback() {
        String endpoint = endpointWithACallback();
        var claimed = await(fixture.stores.outbox().claim(partition, 5, 4, Duration.ofMinutes(1)))
                .getFirst();
        List<String> keys = List.of(
                fixture.keys.endpoints(partition),
                fixture.keys.outbox(partition, endpoint),
                fixture.keys.flights(partition, endpoint),
                fixture.keys.callback(claimed.id()),
                fixture.keys.dead(partition));
        String lease = Long.toString(claimed.lease());
        List<String> arguments = List.of(
                claimed.id().value(), endpoint, lease, "retry", Long.toString(claimed.lease() + 9), "500", MINUTE, ANY);
        return ScriptCase.of(Script.FINISH_CALLBACK, keys, arguments, 8);
    }

    private String endpointWithACallback() {
        commit(ending(fixture.queued(account)).transition());
        return redis.ask(Command.ZRANGE, fixture.keys.endpoints(partition), 0, 0)
                .get(0)
                .toString();
    }

    private static Commit ending(Task task) {
        Task failed = StoreFixture.next(
                task, new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), StoreFixture.CREATED));
        List<Effect> effects =
                List.of(new Effect.Publish(), new Effect.ReleaseSlot(), new Effect.CallBack("https://b.example/cb"));
        return commitOf(new Transition(task, failed, new Placement.Nowhere(), effects));
    }

    private static Commit commitOf(Transition transition) {
        return new Commit(transition, "commit-1", Optional.empty(), Map.of("version", 2));
    }

    private void commit(Transition transition) {
        await(fixture.stores.tasks().commit(commitOf(transition)));
    }

    private void place(String index, Task task, long score) {
        redis.ask(Command.ZADD, index, score, task.id().value());
    }

    private long redisMillis() {
        return redis.connections().clock().redisMillis();
    }
}
