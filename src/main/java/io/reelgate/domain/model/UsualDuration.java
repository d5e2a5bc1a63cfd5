package io.reelgate.domain.model;

/** The time a task takes, or takes longer, wherever the condition holds. */
public record UsualDuration(Condition when, DurationRange range) {}
