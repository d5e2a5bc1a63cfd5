package io.reelgate.app.settings;

import io.reelgate.moderation.EndpointSettings;
import io.reelgate.moderation.OnFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What prompts are judged by before they are admitted: a list, an endpoint, both or nothing.
 *
 * @param list a text file, one word, phrase or {@code /pattern/} a line
 * @param url of an endpoint in the OpenAI moderation format
 * @param categories of the endpoint that refuse a prompt; none means whatever it flags
 * @param concurrency calls of the endpoint at a time
 */
public record ModerationSettings(
        Optional<Path> list,
        Optional<URI> url,
        Optional<String> apiKey,
        String model,
        Duration timeout,
        OnFailure onFailure,
        List<String> categories,
        int concurrency) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_AT_A_TIME = 1_000;

    public ModerationSettings {
        url.ifPresent(ModerationSettings::check);
        require(apiKey.isEmpty() || url.isPresent(), "apiKey needs a url");
        require(
                apiKey.isEmpty() || KEY.matcher(apiKey.get()).matches(),
                "apiKey must be 1-512 visible ASCII characters");
        require(!model.isBlank(), "model must not be empty");
        require(
                timeout.isPositive() && timeout.compareTo(LONGEST) <= 0,
                "timeout must be above 0 and at most 30 s (was " + timeout.toMillis() + " ms)");
        require(categories.stream().noneMatch(String::isBlank), "categories must not hold an empty name");
        require(
                concurrency >= 1 && concurrency <= MOST_AT_A_TIME,
                "concurrency must be 1 to " + MOST_AT_A_TIME + " (was " + concurrency + ")");
    }

    private static void check(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        require(
                web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null,
                "url must be an absolute http or https URL without user and fragment");
        require(
                url.getPort() == -1 || (url.getPort() >= 1 && url.getPort() <= HIGHEST_PORT),
                "url must have a port from 1 to " + HIGHEST_PORT + " (was " + url.getPort() + ")");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    public Optional<EndpointSettings> endpoint() {
        return url.map(where ->
                new EndpointSettings(where, apiKey, model, timeout, onFailure, Set.copyOf(categories), concurrency));
    }

    public boolean isNeeded() {
        return list.isPresent() || url.isPresent();
    }

    /** Leaves the keys out; the endpoint's own text does. */
    @Override
    public String toString() {
        return "ModerationSettings[list=%s, endpoint=%s, onFailure=%s]".formatted(list, endpoint(), onFailure);
    }
}
