package io.reelgate.domain.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All models the gateway offers, by id; immutable, safe on every thread. */
public final class Catalogue {

    private final Map<String, Model> idToModel;

    /** @throws IllegalArgumentException when two models share an id */
    public Catalogue(Collection<Model> models) {
        Map<String, Model> byId = new TreeMap<>();
        models.forEach(model -> add(model, byId));
        idToModel = Collections.unmodifiableMap(byId);
    }

    private static void add(Model model, Map<String, Model> byId) {
        if (byId.put(model.id(), model) != null) {
            throw new IllegalArgumentException("model " + model.id() + " is given twice");
        }
    }

    public Optional<Model> find(String id) {
        return Optional.ofNullable(idToModel.get(id));
    }

    /** The models that take new tasks on that day (UTC), in the order of their ids. */
    public List<Model> offeredOn(LocalDate day) {
        return idToModel.values().stream()
                .filter(model -> model.lifecycle().isOfferedOn(day))
                .toList();
    }

    /** All models in the order of their ids. */
    public List<Model> all() {
        return List.copyOf(idToModel.values());
    }

    /** The same catalogue with all times divided by the simulator's speed. */
    public Catalogue scaledBy(double speed) {
        return new Catalogue(all().stream().map(model -> model.scaledBy(speed)).toList());
    }
}
