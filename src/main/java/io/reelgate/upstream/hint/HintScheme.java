package io.reelgate.upstream.hint;

import java.time.Instant;

/** One way of signing webhooks, with its key (reference: upstreams, section 11.4). Safe from any thread. */
@FunctionalInterface
public interface HintScheme {
    Finding check(SignedPost post, Instant now);
}
