package io.reelgate.domain.model;

/**
 * One way to have a model's task generated.
 *
 * @param provider the caller's choice that takes this route
 * @param upstream name of the configured upstream
 * @param upstreamModel the model's name there
 * @param honoursSeed whether the same seed gives the same video there; a task with a seed takes no other route
 */
public record Route(Provider provider, String upstream, String upstreamModel, boolean honoursSeed) {}
