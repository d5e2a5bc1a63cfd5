package io.reelgate.domain.request;

import io.reelgate.domain.address.CallerUrlPolicy;
import io.reelgate.domain.model.Provider;
import java.util.Optional;

/**
 * What the operator and the account decide about requests.
 *
 * @param ignoreUnknownFields drop fields that do not exist instead of refusing them
 * @param ignoreUnusedFields drop fields that the chosen mode does not use instead of refusing them
 * @param accountProvider the account's default provider, taken where the model allows it
 * @param callbackUrls which callback URLs are taken
 * @param mediaUrls which image and LoRA URLs are taken
 */
public record RequestPolicy(
        boolean ignoreUnknownFields,
        boolean ignoreUnusedFields,
        Optional<Provider> accountProvider,
        CallerUrlPolicy callbackUrls,
        CallerUrlPolicy mediaUrls) {

    /** Everything refused that can be, and no default of the account. */
    public static RequestPolicy strict(CallerUrlPolicy callbackUrls, CallerUrlPolicy mediaUrls) {
        return new RequestPolicy(false, false, Optional.empty(), callbackUrls, mediaUrls);
    }

    /** The same policy for an account with a default provider of its own. */
    public RequestPolicy withAccountProvider(Optional<Provider> provider) {
        return new RequestPolicy(ignoreUnknownFields, ignoreUnusedFields, provider, callbackUrls, mediaUrls);
    }
}
