package io.reelgate.ingress;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Model;
import io.reelgate.web.ApiError;
import java.util.stream.Collectors;

/** The answer to a model nobody offers; what was asked for is not repeated, since it may be anything. */
final class UnknownModel {
    private UnknownModel() {}

    static Refusal refusal(Catalogue catalogue) {
        String offered = catalogue.all().stream().map(Model::id).collect(Collectors.joining(", "));
        return new Refusal(ApiError.notFound("Unknown model, must be one of " + offered));
    }
}
