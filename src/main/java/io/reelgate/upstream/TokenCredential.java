package io.reelgate.upstream;

import io.reelgate.upstream.google.AccessTokens;
import io.vertx.core.Future;
import java.util.Map;

/** The token of a service account, on every call. */
final class TokenCredential implements Credential {
    private final AccessTokens tokens;

    TokenCredential(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Future<Map<String, String>> headers() {
        return tokens.token().map(token -> Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public Future<Void> close() {
        return tokens.close();
    }
}
