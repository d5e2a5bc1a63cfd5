package io.reelgate.domain.request;

import io.reelgate.domain.model.Provider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is valid for its model.
 *
 * @param callbackUrl present exactly when the request type is CALLBACK, as the caller wrote it
 * @param provider the body's, else the account's default, else the model's
 * @param source the caller's own tag, kept and otherwise unused
 * @param input the model's parameters in the order of its table: defaults filled in, integers as Long, other numbers
 *     as BigDecimal, parameters that this input does not use left out
 */
public record GenerateRequest(
        RequestType requestType,
        Optional<String> callbackUrl,
        Provider provider,
        Optional<String> source,
        Map<String, Object> input) {

    public GenerateRequest {
        input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    }
}
