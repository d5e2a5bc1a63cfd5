package io.reelgate.ingress;

import io.reelgate.domain.model.Model;
import io.reelgate.web.ApiError;
import java.util.List;
import java.util.stream.Collectors;

/** The answer to a model that is not offered; what was asked for is not repeated, since it may be anything. */
final class UnknownModel {
    private UnknownModel() {}

    static Refusal refusal(List<Model> models) {
        String offered = models.stream().map(Model::id).collect(Collectors.joining(", "));
        return new Refusal(ApiError.notFound("Unknown model, must be one of " + offered));
    }
}
