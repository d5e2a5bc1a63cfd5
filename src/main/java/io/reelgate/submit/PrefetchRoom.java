package io.reelgate.submit;

import io.reelgate.domain.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places for images and LoRA files that are looked at. An account may go on while it has less than a seventh of what is
 * still free: alone it gets an eighth of the room, and several with slow hosts get less each, so that places are left
 * for those who have none, until dozens of accounts are in it. Belongs to one event loop; {@link #taken} may be read
 * from any thread.
 */
final class PrefetchRoom {
    private static final int FREE_PER_OWN = 7;

    private final int most;
    private final Map<AccountId, Integer> accountToTaken = new HashMap<>();
    private final AtomicInteger taken = new AtomicInteger();

    PrefetchRoom(int most) {
        this.most = most;
    }

    /** Whether a task of the account gets as many places; if so, they are to be left again. */
    boolean enter(AccountId account, int places) {
        int own = accountToTaken.getOrDefault(account, 0);
        int free = most - taken.get();
        if (FREE_PER_OWN * own >= free || !fits(places, free)) {
            return false;
        }
        accountToTaken.put(account, own + places);
        taken.addAndGet(places);
        return true;
    }

    /** A task that names more than the whole room holds has it for itself. */
    private boolean fits(int places, int free) {
        return places <= free || taken.get() == 0;
    }

    void leave(AccountId account, int places) {
        accountToTaken.computeIfPresent(account, (id, own) -> own > places ? own - places : null);
        taken.addAndGet(-places);
    }

    int taken() {
        return taken.get();
    }
}
