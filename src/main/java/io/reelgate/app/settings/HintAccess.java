package io.reelgate.app.settings;

import io.reelgate.upstream.hint.HintVendor;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What proves a vendor's webhooks; with neither it is not asked for any, and none are heard.
 *
 * @param webhookSecret what the vendor signs with, where it shares a secret
 * @param webhookKeys {@code vendor}, or where else its published keys are, where it signs with such
 */
public record HintAccess(Optional<String> webhookSecret, Optional<String> webhookKeys) {
    private static final int SHORTEST_SECRET = 16;
    private static final String VENDORS = "vendor";

    /** Whether the vendor's webhooks are heard. */
    public boolean on() {
        return webhookSecret.isPresent() || webhookKeys.isPresent();
    }

    /** With what the upstream has, where a credential has nothing of its own. */
    HintAccess or(HintAccess other) {
        return new HintAccess(webhookSecret.or(other::webhookSecret), webhookKeys.or(other::webhookKeys));
    }

    /** Where the keys are, for an upstream of this wire format. */
    public Optional<URI> keys(String format) {
        return webhookKeys.map(text -> text.equals(VENDORS)
                ? HintVendor.of(format).byKeys().orElseThrow().url()
                : URI.create(text));
    }

    /** {@code section}: what the settings stand below; {@code insecure}: whether keys may come by plain http. */
    void check(String section, String format, boolean insecure) {
        webhookSecret.ifPresent(secret -> checkSecret(section + ".webhookSecret", format, secret));
        webhookKeys.ifPresent(keys -> checkKeys(section + ".webhookKeys", format, keys, insecure));
    }

    private static void checkSecret(String field, String format, String secret) {
        HintVendor.BySecret vendor = HintVendor.of(format)
                .bySecret()
                .orElseThrow(() -> new IllegalArgumentException(
                        field + " must not be set: only " + HintVendor.namesWithSecret() + " share a secret"));
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    field + " must have at least " + SHORTEST_SECRET + " characters, as its vendor gave it");
        }
        try {
            vendor.check(secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + " must be as its vendor gave it: " + e.getMessage());
        }
    }

    private static void checkKeys(String field, String format, String keys, boolean insecure) {
        if (HintVendor.of(format).byKeys().isEmpty()) {
            throw new IllegalArgumentException(
                    field + " must not be set: only " + HintVendor.namesWithKeys() + " publish keys");
        }
        if (!keys.equals(VENDORS) && !isUrl(keys, insecure)) {
            throw new IllegalArgumentException(field + " must be " + VENDORS + " or an https URL (was " + keys + ")");
        }
    }

    private static boolean isUrl(String text, boolean insecure) {
        try {
            URI url = new URI(text);
            boolean scheme = "https".equals(url.getScheme()) || (insecure && "http".equals(url.getScheme()));
            return scheme && url.getHost() != null && url.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "HintAccess[" + (on() ? "on" : "off") + "]";
    }
}
