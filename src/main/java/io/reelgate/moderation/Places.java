package io.reelgate.moderation;

import io.reelgate.domain.account.AccountId;
import java.util.HashMap;
import java.util.Map;

/** How many calls may be under way, and how many of them for one account: the others shall find places too. */
final class Places {
    private final int most;
    private final int mostOfOne;
    private final Map<AccountId, Integer> accountToTaken = new HashMap<>();
    private int taken;

    Places(int most) {
        this.most = most;
        this.mostOfOne = Math.ceilDiv(most, 2);
    }

    /** False when there is none; else {@link #giveBack} must follow. */
    synchronized boolean take(AccountId account) {
        int own = accountToTaken.getOrDefault(account, 0);
        if (taken >= most || own >= mostOfOne) {
            return false;
        }
        taken++;
        accountToTaken.put(account, own + 1);
        return true;
    }

    synchronized void giveBack(AccountId account) {
        taken--;
        accountToTaken.computeIfPresent(account, (any, own) -> own == 1 ? null : own - 1);
    }
}
