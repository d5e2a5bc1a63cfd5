package io.reelgate.domain.task;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a result's own container says about it; empty where it says nothing that can be read. */
public record VideoFacts(OptionalInt width, OptionalInt height, OptionalLong durationMillis) {
    public static final VideoFacts UNKNOWN =
            new VideoFacts(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty());
}
