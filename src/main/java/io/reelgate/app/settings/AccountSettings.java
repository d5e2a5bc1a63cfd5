package io.reelgate.app.settings;

import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account of this gateway; secrets are given by reference to the environment. */
public record AccountSettings(
        String id,
        List<String> keyHashes,
        Optional<Provider> provider,
        List<String> webhookSecrets,
        Map<String, Limits> limits) {
    public AccountSettings {
        keyHashes.forEach(Secrets::requireKeyHash);
        webhookSecrets.forEach(Secrets::requireWebhookSecret);
    }

    /** Leaves hashes and secrets out. */
    @Override
    public String toString() {
        return "AccountSettings[id=" + id + "]";
    }
}
