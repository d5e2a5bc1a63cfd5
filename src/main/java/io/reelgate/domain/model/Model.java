package io.reelgate.domain.model;

import java.util.List;
import java.util.regex.Pattern;

/** One video model as its catalogue file describes it; immutable, safe on every thread. */
public record Model(
        String id,
        Parameters parameters,
        Limits limits,
        Timing timing,
        Price price,
        Lifecycle lifecycle,
        Routing routing) {

    private static final Pattern ID = Pattern.compile("[a-z0-9.-]{1,64}");

    public Model {
        if (!isId(id)) {
            throw new IllegalArgumentException("model id must match " + ID.pattern());
        }
    }

    /** Whether a text can be a model's id at all (contract 2). */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public List<Provider> allowedProviders() {
        return routing.allowed();
    }

    public Provider defaultProvider() {
        return routing.defaultProvider();
    }

    /** The routes a task of this provider may take, the preferred first. */
    public List<Route> routesOf(Provider provider) {
        return routing.of(provider);
    }

    /** The same model with its times divided by the simulator's speed. */
    public Model scaledBy(double speed) {
        return new Model(id, parameters, limits, timing.scaledBy(speed), price, lifecycle, routing);
    }
}
