package io.reelgate.app.settings;

import java.util.Optional;

/**
 * The demo account, there unless the profile is production.
 *
 * @param key an own key instead of a random one: 16-128 visible characters
 * @param webhookSecret an own callback secret: {@code whsec_} and base64
 */
public record DemoSettings(boolean enabled, Optional<String> key, Optional<String> webhookSecret) {
    public DemoSettings {
        key.ifPresent(Secrets::requireKey);
        webhookSecret.ifPresent(Secrets::requireWebhookSecret);
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "DemoSettings[enabled=" + enabled + "]";
    }
}
