package io.reelgate.upstream;

import java.net.URI;
import java.util.Optional;

/**
 * What proves the webhooks of one credential at an upstream.
 *
 * @param name of the lane, as tasks have it
 * @param adapter whose wire format it speaks
 * @param secret the one that its vendor shares with us
 * @param keys where its vendor publishes its keys
 */
public record HintSettings(String name, String adapter, Optional<String> secret, Optional<URI> keys) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "HintSettings[" + name + " " + adapter + "]";
    }
}
