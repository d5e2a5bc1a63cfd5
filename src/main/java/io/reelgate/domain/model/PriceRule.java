package io.reelgate.domain.model;

/** The price wherever the condition holds, in micro-USD per second or per video. */
public record PriceRule(Condition when, long microUsd) {}
