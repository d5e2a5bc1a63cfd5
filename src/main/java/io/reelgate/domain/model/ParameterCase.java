package io.reelgate.domain.model;

/** A demand that replaces the parameter's own wherever the condition holds. */
public record ParameterCase(Condition when, Demand demand) {}
