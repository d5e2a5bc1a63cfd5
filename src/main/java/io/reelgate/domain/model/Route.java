package io.reelgate.domain.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to have a model's task generated.
 *
 * @param provider the caller's choice that takes this route
 * @param upstream name of the configured upstream
 * @param upstreamModel the model's name there
 * @param honoursSeed whether the same seed gives the same video there; a task with a seed takes no other route
 * @param when the inputs it can be asked for at all
 * @param lacks parameters that have no effect there; a task that sets one of them takes no such route
 * @param kind decides between routes where the gateway chooses, and {@code price} between those of one kind
 * @param unconfirmed known from third parties only; taken where the operator lets it be
 */
public record Route(
        Provider provider,
        String upstream,
        String upstreamModel,
        boolean honoursSeed,
        Condition when,
        List<String> lacks,
        RouteClass kind,
        boolean unconfirmed,
        Optional<Price> price) {
    private static final long RANDOM_SEED = -1;

    public Route {
        lacks = List.copyOf(lacks);
    }

    /** A confirmed one of unknown price. */
    public Route(
            Provider provider,
            String upstream,
            String upstreamModel,
            boolean honoursSeed,
            Condition when,
            List<String> lacks) {
        this(
                provider,
                upstream,
                upstreamModel,
                honoursSeed,
                when,
                lacks,
                provider == Provider.OFFICIAL ? RouteClass.OFFICIAL : RouteClass.VALUE,
                false,
                Optional.empty());
    }

    /** One that takes every input. */
    public Route(Provider provider, String upstream, String upstreamModel, boolean honoursSeed) {
        this(provider, upstream, upstreamModel, honoursSeed, Condition.ALWAYS, List.of());
    }

    /** Whether a normalised input comes out there as it was asked for. */
    public boolean honours(Map<String, Object> input) {
        return when.holds(input)
                && (honoursSeed || !hasSeed(input))
                && lacks.stream().noneMatch(name -> isSet(input, name));
    }

    private static boolean hasSeed(Map<String, Object> input) {
        return input.get("seed") instanceof Number seed && seed.longValue() != RANDOM_SEED;
    }

    private static boolean isSet(Map<String, Object> input, String name) {
        Object value = input.get(name);
        return value != null && !value.equals("") && !value.equals(false);
    }
}
