package io.reelgate.submit;

import io.reelgate.domain.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of images this node may have in memory for vendors that want them in the request. An account may go on
 * while it then has no more than it leaves for others; so one with slow hosts gets a half at most, and one task is always
 * allowed to have what it needs. Belongs to one event loop; {@link #taken} may be read from any thread.
 */
final class ByteBudget {
    private final long most;
    private final Map<AccountId, Long> accountToHeld = new HashMap<>();
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long most) {
        this.most = most;
    }

    /** Empty where there is no room now. Nothing is always free. */
    Optional<Reservation> reserve(AccountId account, long bytes) {
        long own = accountToHeld.getOrDefault(account, 0L);
        long left = most - taken.get() - bytes;
        boolean isFair = own == 0 || bytes == 0 || own + bytes <= left;
        if (left < 0 || !isFair) {
            return Optional.empty();
        }
        Reservation reservation = new Reservation(account);
        reservation.change(bytes);
        return Optional.of(reservation);
    }

    /** Whether so much will ever fit. */
    boolean fits(long bytes) {
        return bytes <= most;
    }

    long taken() {
        return taken.get();
    }

    /** What one task holds of it. */
    final class Reservation {
        private final AccountId account;
        private long held;

        private Reservation(AccountId account) {
            this.account = account;
        }

        private void change(long by) {
            held += by;
            taken.addAndGet(by);
            if (accountToHeld.merge(account, by, Long::sum) == 0) {
                accountToHeld.remove(account);
            }
        }

        /** Gives back what turned out not to be needed. */
        void shrinkTo(long needed) {
            change(Math.min(0, needed - held));
        }

        /** Gives all of it back; may be called twice. */
        void release() {
            change(-held);
        }
    }
}
