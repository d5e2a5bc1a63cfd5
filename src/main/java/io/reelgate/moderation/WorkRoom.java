package io.reelgate.moderation;

import io.reelgate.domain.account.AccountId;
import java.util.HashMap;
import java.util.Map;

/**
 * How much work may wait or be done beside the event loops. An account may add to it while it has less than a seventh of
 * what is still free, so that one with the longest prompts leaves room, and threads, for the others. Safe from any thread.
 */
final class WorkRoom {
    private static final int FREE_PER_OWN = 7;

    private final long most;
    private final Map<AccountId, Long> accountToTaken = new HashMap<>();
    private long taken;

    WorkRoom(long most) {
        this.most = most;
    }

    /** Whether there is room; then {@link #leave} must follow. What would take it all finds none. */
    synchronized boolean enter(AccountId account, long work) {
        long own = accountToTaken.getOrDefault(account, 0L);
        long free = most - taken;
        if (FREE_PER_OWN * own >= free || work > free || work > most / 2) {
            return false;
        }
        accountToTaken.put(account, own + work);
        taken += work;
        return true;
    }

    synchronized void leave(AccountId account, long work) {
        accountToTaken.computeIfPresent(account, (any, own) -> own > work ? own - work : null);
        taken -= work;
    }
}
