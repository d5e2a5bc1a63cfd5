package io.reelgate.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits a while on the command's own thread. */
final class Pause {
    private Pause() {}

    static void of(long millis) {
        try {
            boolean counted = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            assert !counted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("interrupted");
        }
    }
}
