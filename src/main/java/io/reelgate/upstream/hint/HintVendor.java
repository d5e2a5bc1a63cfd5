package io.reelgate.upstream.hint;

import io.reelgate.upstream.vendor.VendorJson;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a vendor's webhooks are signed, and what they are about: by a URL of their own for each request, or, where one URL is
 * set for all of them in the vendor's console, by the name of the job.
 *
 * @param bySecret with a secret that the vendor shares with us
 * @param byKeys with keys that it publishes; always for a URL that a request named
 */
public record HintVendor(Optional<BySecret> bySecret, Optional<ByKeys> byKeys) {
    /**
     * Under a shared secret.
     *
     * @param namesJob reads the job's id out of a body that tells of an end; empty where the URL names the task
     */
    public record BySecret(Function<String, HintScheme> scheme, Optional<Function<byte[], Optional<String>>> namesJob) {
        /**
         * Fails for what cannot be the vendor's secret.
         *
         * @throws IllegalArgumentException whose message does not repeat it
         */
        public void check(String secret) {
            Objects.requireNonNull(scheme.apply(secret));
        }
    }

    /**
     * Under published keys.
     *
     * @param url where they are, unless a setting says otherwise
     */
    public record ByKeys(URI url, Function<KeySet, HintScheme> scheme) {}

    private static final Map<String, HintVendor> NAME_TO_VENDOR = new TreeMap<>(Map.of(
            "fal",
            ofKeys("https://rest.alpha.fal.ai/.well-known/jwks.json", FalWebhook::new),
            "gemini",
            new HintVendor(
                    naming(StandardWebhook::ofSecret, HintVendor::geminiJob),
                    keys("https://generativelanguage.googleapis.com/.well-known/jwks.json", GeminiToken::new)),
            "kie",
            ofSecret(KieWebhook::new),
            "openai",
            new HintVendor(naming(StandardWebhook::ofSecret, HintVendor::openaiJob), Optional.empty()),
            "replicate",
            ofSecret(StandardWebhook::ofSecret),
            "wavespeed",
            ofSecret(StandardWebhook::ofWaveSpeed)));

    private static final HintVendor NONE = new HintVendor(Optional.empty(), Optional.empty());

    private static HintVendor ofSecret(Function<String, HintScheme> scheme) {
        return new HintVendor(Optional.of(new BySecret(scheme, Optional.empty())), Optional.empty());
    }

    private static HintVendor ofKeys(String url, Function<KeySet, HintScheme> scheme) {
        return new HintVendor(Optional.empty(), keys(url, scheme));
    }

    private static Optional<BySecret> naming(
            Function<String, HintScheme> scheme, Function<byte[], Optional<String>> job) {
        return Optional.of(new BySecret(scheme, Optional.of(job)));
    }

    private static Optional<ByKeys> keys(String url, Function<KeySet, HintScheme> scheme) {
        return Optional.of(new ByKeys(URI.create(url), scheme));
    }

    /** Of a wire format; one without any webhooks for what has none. */
    public static HintVendor of(String format) {
        return NAME_TO_VENDOR.getOrDefault(format, NONE);
    }

    /** Those with a secret, as they are told to operators. */
    public static String namesWithSecret() {
        return names(vendor -> vendor.bySecret().isPresent());
    }

    /** Those with published keys, as they are told to operators. */
    public static String namesWithKeys() {
        return names(vendor -> vendor.byKeys().isPresent());
    }

    private static String names(Predicate<HintVendor> wanted) {
        return String.join(
                ", ",
                NAME_TO_VENDOR.entrySet().stream()
                        .filter(entry -> wanted.test(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static Optional<String> openaiJob(byte[] body) {
        return jobOf(body, Set.of("video.completed", "video.failed"));
    }

    /** It tells of successes only. */
    private static Optional<String> geminiJob(byte[] body) {
        return jobOf(body, Set.of("video.generated"));
    }

    private static Optional<String> jobOf(byte[] body, Set<String> types) {
        return VendorJson.object(body)
                .filter(event -> types.contains(event.path("type").asText("")))
                .map(event -> event.at("/data/id").asText(""))
                .filter(id -> !id.isEmpty());
    }
}
