package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.port.Claim;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys and arguments of {@code commit_transition.lua}. */
final class CommitCall {
    private static final int READY = 3;
    private static final int CLAIMED = 5;
    private static final int DUE = 6;
    private static final int COLLECTING = 7;
    private static final String NO_UPSTREAM = "";

    private final Keys keys;
    private final StoreSettings settings;

    CommitCall(Keys keys, StoreSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    List<String> keys(Commit commit) {
        Task task = commit.transition().after();
        Partition partition = task.id().partition();
        List<String> names = new ArrayList<>(12);
        names.add(keys.task(task.id()));
        names.add(keys.active(partition));
        names.add(keys.ready(partition, task.model()));
        names.add(keys.turns(partition, task.model()));
        names.add(keys.claimed(partition));
        names.add(keys.due(partition, upstream(commit.transition())));
        names.add(keys.collecting(partition));
        names.add(keys.slots(task.account(), task.model()));
        names.add(keys.events(partition));
        callback(commit).ifPresent(effect -> names.addAll(callbackKeys(task, effect)));
        return names;
    }

    /** Where the task is looked at from now on, or was until now; a task without an upstream is in no such index. */
    private static String upstream(Transition transition) {
        return transition
                .after()
                .state()
                .upstream()
                .or(transition.before().state()::upstream)
                .orElse(NO_UPSTREAM);
    }

    private List<String> callbackKeys(Task task, Effect.CallBack effect) {
        Partition partition = task.id().partition();
        return List.of(
                keys.endpoints(partition), keys.outbox(partition, endpoint(task, effect)), keys.callback(task.id()));
    }

    List<String> arguments(Commit commit, String bound) {
        Transition transition = commit.transition();
        Task after = transition.after();
        List<String> arguments = new ArrayList<>(29);
        arguments.add(after.id().value());
        arguments.add(after.account().value());
        arguments.add(Long.toString(transition.before().version()));
        arguments.add(commit.token());
        arguments.add(bound);
        fence(arguments, commit.fence());
        place(arguments, transition.placement());
        String snapshot = StoreJson.text(commit.snapshot());
        effects(arguments, transition, snapshot);
        callback(arguments, commit, snapshot);
        arguments.add(active(transition.placement()));
        arguments.addAll(TaskFields.ofChange(after));
        return arguments;
    }

    private static void fence(List<String> arguments, Optional<Claim> fence) {
        arguments.add(fence.map(CommitCall::index).map(String::valueOf).orElse("0"));
        arguments.add(fence.map(claim -> Long.toString(claim.until())).orElse("0"));
    }

    private static int index(Claim claim) {
        return switch (claim.work()) {
            case Work.Submit submit -> CLAIMED;
            case Work.Look look -> DUE;
            case Work.Archive archive -> COLLECTING;
        };
    }

    private static void place(List<String> arguments, Placement placement) {
        switch (placement) {
            case Placement.Ready ready -> place(arguments, READY, Instant.EPOCH);
            case Placement.Claimed claimed -> place(arguments, CLAIMED, claimed.leaseEnd());
            case Placement.Due due -> place(arguments, DUE, due.at());
            case Placement.Collect collect -> place(arguments, COLLECTING, collect.at());
            case Placement.Nowhere nowhere -> place(arguments, 0, Instant.EPOCH);
        }
    }

    private static void place(List<String> arguments, int index, Instant at) {
        arguments.add(Integer.toString(index));
        arguments.add(Long.toString(at.toEpochMilli()));
    }

    /** Until when a sweep leaves the task alone, where that is not the deadline it was admitted with. */
    private static String active(Placement placement) {
        return placement instanceof Placement.Collect collect
                ? Long.toString(collect.until().toEpochMilli())
                : "";
    }

    private void effects(List<String> arguments, Transition transition, String snapshot) {
        arguments.add(transition.effects().contains(new Effect.Publish()) ? snapshot : "");
        arguments.add(Long.toString(settings.eventsKept().toMillis()));
        arguments.add(Integer.toString(settings.eventsCap()));
        arguments.add(transition.effects().contains(new Effect.ReleaseSlot()) ? "1" : "0");
        boolean ended = transition.after().state().terminal();
        arguments.add(Long.toString(ended ? settings.retention().toMillis() : 0));
    }

    private static void callback(List<String> arguments, Commit commit, String snapshot) {
        Task task = commit.transition().after();
        Optional<Effect.CallBack> effect = callback(commit);
        arguments.add(effect.map(Effect.CallBack::url).orElse(""));
        arguments.add(effect.map(called -> CallbackRow.body(snapshot)).orElse(""));
        arguments.add(effect.map(called -> endpoint(task, called)).orElse(""));
    }

    private static String endpoint(Task task, Effect.CallBack effect) {
        return CallbackRow.endpoint(task.account(), effect.url());
    }

    private static Optional<Effect.CallBack> callback(Commit commit) {
        return commit.transition().effects().stream()
                .filter(Effect.CallBack.class::isInstance)
                .map(Effect.CallBack.class::cast)
                .findFirst();
    }
}
