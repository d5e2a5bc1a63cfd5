package io.reelgate.config.models;

import io.reelgate.config.bind.Bound;
import io.reelgate.config.bind.Bound.Broken;
import io.reelgate.config.bind.Bound.Usable;
import io.reelgate.config.bind.ConfigBinder;
import io.reelgate.config.bind.ConfigBinder.Draft;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.bind.YamlSource;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Model;
import java.util.ArrayList;
import java.util.List;

/** Reads model files; a file is named after the model's id. Pure: the caller brings the texts. */
public final class ModelFiles {

    private static final String ENDING = ".yaml";

    private ModelFiles() {}

    /** The catalogue, or every error of every file. */
    public static Bound<Catalogue> read(List<YamlSource> files, Variables environment) {
        List<Model> models = new ArrayList<>();
        List<ConfigError> errors = new ArrayList<>();
        for (YamlSource file : files) {
            Draft<ModelFile> draft = read(file, environment, models);
            errors.addAll(draft.bound().errors());
        }
        if (files.isEmpty()) {
            errors.add(new ConfigError("conf/models", 0, "", "must hold at least one model file"));
        }
        return errors.isEmpty() ? new Usable<>(new Catalogue(models)) : new Broken<>(errors);
    }

    private static Draft<ModelFile> read(YamlSource source, Variables environment, List<Model> models) {
        String expectedId = expectedId(source.name());
        Draft<ModelFile> draft = ConfigBinder.bindFile(ModelFile.class, environment, "models." + expectedId, source);
        draft.value()
                .flatMap(file -> new ModelAssembly(file, draft).assemble(expectedId))
                .ifPresent(models::add);
        return draft;
    }

    private static String expectedId(String name) {
        String fileName = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
        return fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName;
    }
}
