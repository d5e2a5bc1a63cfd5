package io.reelgate.domain.task;

import io.reelgate.domain.request.GenerateRequest;

/** Answers the pace of a request; called on any thread, must not block. */
@FunctionalInterface
public interface Paces {
    Pace of(String model, GenerateRequest request);
}
