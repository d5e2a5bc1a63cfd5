package io.reelgate.domain.model;

import java.util.Optional;

/**
 * What is asked of a parameter where it is used.
 *
 * @param required whether it must be sent; a parameter with a default never has to be
 * @param defaultValue the normalised value taken when it is not sent
 */
public record Demand(ValueRule rule, boolean required, Optional<Object> defaultValue) {}
