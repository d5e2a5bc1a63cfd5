package io.reelgate.app;

import io.reelgate.domain.model.Limits;
import java.util.Map;
import java.util.Optional;

/**
 * The demo account, there unless the profile is production.
 *
 * @param key an own key instead of a random one: 16-128 visible characters
 * @param webhookSecret an own callback secret: {@code whsec_} and base64 of 24-64 bytes
 * @param limits by model, where they shall differ from the model's own
 */
record DemoSettings(
        boolean enabled, Optional<String> key, Optional<String> webhookSecret, Map<String, Limits> limits) {}
