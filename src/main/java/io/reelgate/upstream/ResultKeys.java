package io.reelgate.upstream;

import io.reelgate.port.ResultCall;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** How the results of one upstream are asked for: as its adapter says, under its token where that may go there. */
final class ResultKeys {
    private final VendorAdapter adapter;
    private final Credential credential;

    ResultKeys(VendorAdapter adapter, Credential credential) {
        this.adapter = adapter;
        this.credential = credential;
    }

    Future<ResultCall> of(String source) {
        ResultCall call = adapter.fetch(source);
        return adapter.trusts(call.url())
                ? credential.headers().map(headers -> call.under(both(call.credentials(), headers)))
                : Future.succeededFuture(call);
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
