package io.reelgate.moderation;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.Moderation.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the endpoint said of the last prompts, for a minute: variations of one idea differ in seed or size, not in their
 * prompt. Keeps hashes, never a prompt. Safe from any thread.
 */
final class VerdictMemory {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private record Kept(Verdict verdict, long until) {}

    private final Clock clock;
    private final Map<String, Kept> hashToKept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    VerdictMemory(Clock clock) {
        this.clock = clock;
    }

    synchronized Optional<Verdict> of(String prompt) {
        Kept kept = hashToKept.get(Sha256.hex(prompt));
        return kept == null || kept.until() <= clock.millis() ? Optional.empty() : Optional.of(kept.verdict());
    }

    synchronized void keep(String prompt, Verdict verdict) {
        String hash = Sha256.hex(prompt);
        hashToKept.remove(hash);
        hashToKept.put(hash, new Kept(verdict, clock.millis() + KEPT.toMillis()));
    }
}
