package io.reelgate.moderation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint in the OpenAI moderation format.
 *
 * @param timeout for the whole call, from asking for a connection to the end of the answer
 * @param categories those that refuse a prompt; none means whatever the endpoint flags
 * @param concurrency calls at a time; one account takes at most half of them
 */
public record EndpointSettings(
        URI url,
        Optional<String> apiKey,
        String model,
        Duration timeout,
        OnFailure onFailure,
        Set<String> categories,
        int concurrency) {
    public EndpointSettings {
        categories = Set.copyOf(categories);
    }

    /** For logs: a query may hold a key. */
    String place() {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "EndpointSettings[url=" + place() + ", model=" + model + "]";
    }
}
