package io.reelgate.domain.account;

import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as configured: the SHA-256 hashes (lower-case hex) of its live keys, what it may do per model where that
 * differs from the model's own limits, the provider its tasks take by default, and the {@code whsec_} secrets that
 * sign its callbacks (two while one is rotated, the current one first).
 */
public record Account(
        AccountId id,
        List<String> keyHashes,
        Map<String, Limits> limits,
        Optional<Provider> provider,
        List<String> webhookSecrets) {

    public Account {
        keyHashes = List.copyOf(keyHashes);
        limits = Map.copyOf(limits);
        webhookSecrets = List.copyOf(webhookSecrets);
    }

    /** The limits that hold for a model: the account's own, else the model's. */
    public Limits limitsFor(String model, Limits modelLimits) {
        return limits.getOrDefault(model, modelLimits);
    }

    /** Leaves out secrets, so that an account may be logged. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
