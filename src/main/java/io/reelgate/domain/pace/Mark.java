package io.reelgate.domain.pace;

/** Where a duration is counted: a bucket of the histogram of a variant. */
public record Mark(String variant, int bucket) {}
