package io.reelgate.submit;

import java.util.Optional;

/**
 * How many bytes of images this node may have in memory for vendors that want them in the request. Belongs to one event
 * loop; {@link #taken} may be read from any thread.
 */
final class ByteBudget {
    private final long most;
    private volatile long taken;

    ByteBudget(long most) {
        this.most = most;
    }

    /** Empty where there is no room now. Nothing is always free. */
    Optional<Reservation> reserve(long bytes) {
        if (bytes > most - taken) {
            return Optional.empty();
        }
        Reservation reservation = new Reservation();
        reservation.change(bytes);
        return Optional.of(reservation);
    }

    /** Whether so much will ever fit. */
    boolean fits(long bytes) {
        return bytes <= most;
    }

    long taken() {
        return taken;
    }

    /** What one task holds of it. */
    final class Reservation {
        private long held;

        private void change(long by) {
            held += by;
            taken = taken + by;
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
