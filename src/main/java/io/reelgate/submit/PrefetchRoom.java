package io.reelgate.submit;

import io.reelgate.domain.account.AccountId;
import java.util.HashMap;
import java.util.Map;

/**
 * Who may prefetch. An account may have a seventh of what is still free: alone it gets an eighth of the room, and
 * several with slow hosts get less each, so that places are left for those who have none, until
 * dozens of accounts are in it. Belongs to one event loop; {@link #taken} may be read from any thread.
 */
final class PrefetchRoom {
    private static final int FREE_PER_OWN = 7;

    private final int most;
    private final Map<AccountId, Integer> accountToTaken = new HashMap<>();
    private volatile int taken;

    PrefetchRoom(int most) {
        this.most = most;
    }

    /** Whether there was a place; if so, it is to be left again. */
    boolean enter(AccountId account) {
        int own = accountToTaken.getOrDefault(account, 0);
        int free = most - taken;
        if (FREE_PER_OWN * own >= free) {
            return false;
        }
        accountToTaken.put(account, own + 1);
        taken = taken + 1;
        return true;
    }

    void leave(AccountId account) {
        accountToTaken.computeIfPresent(account, (id, own) -> own > 1 ? own - 1 : null);
        taken = taken - 1;
    }

    int taken() {
        return taken;
    }
}
