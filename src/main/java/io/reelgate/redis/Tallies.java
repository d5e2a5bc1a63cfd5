package io.reelgate.redis;

import java.util.concurrent.atomic.LongAdder;

/** What happened since the start, counted by all event loops. */
final class Tallies {
    final LongAdder redirections = new LongAdder();
    final LongAdder switches = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder waits = new LongAdder();
    final LongAdder notConfirmed = new LongAdder();

    RedisTallies snapshot() {
        return new RedisTallies(redirections.sum(), switches.sum(), writes.sum(), waits.sum(), notConfirmed.sum());
    }
}
