package io.reelgate.domain.request;

import io.reelgate.config.ConfFolder;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.models.ModelFiles;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Model;
import java.util.Map;

/** The four models as they are shipped. */
public final class ShippedModels {

    public static final Catalogue CATALOGUE = ModelFiles.read(
                    ConfFolder.of(Variables.of(Map.of())).models(), Variables.of(Map.of()))
            .orElseThrow();

    private ShippedModels() {}

    public static Model model(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }
}
