package io.reelgate.upstream;

import io.vertx.core.Future;
import java.util.Map;

/** What a vendor wants to see on every call besides what its adapter writes, because it does not last. */
interface Credential {
    /** Of a vendor whose adapter knows its key. */
    Credential NONE = () -> Future.succeededFuture(Map.of());

    /** Completes on the caller's context, at once where it is known; fails where it is not to be had now. */
    Future<Map<String, String>> headers();

    default Future<Void> close() {
        return Future.succeededFuture();
    }
}
