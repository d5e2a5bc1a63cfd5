package io.reelgate.redis.store;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as one JSON text, and back. */
final class RequestJson {
    private RequestJson() {}

    static String encode(GenerateRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", request.requestType().wireName());
        request.callbackUrl().ifPresent(url -> json.put("callback", url));
        json.put("provider", request.provider().wireName());
        request.source().ifPresent(source -> json.put("source", source));
        json.put("input", request.input());
        return StoreJson.text(json);
    }

    @SuppressWarnings("unchecked")
    static GenerateRequest decode(String text) {
        Map<String, Object> json = StoreJson.object(text);
        return new GenerateRequest(
                RequestType.valueOf(json.get("type").toString().toUpperCase(Locale.ROOT)),
                text(json, "callback"),
                Provider.ofWireName(json.get("provider").toString()).orElseThrow(),
                text(json, "source"),
                (Map<String, Object>) json.get("input"));
    }

    private static Optional<String> text(Map<String, Object> json, String name) {
        return Optional.ofNullable((String) json.get(name));
    }
}
