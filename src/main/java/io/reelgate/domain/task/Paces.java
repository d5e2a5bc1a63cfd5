package io.reelgate.domain.task;

import io.reelgate.domain.request.GenerateRequest;

/** Answers the pace of a request; called on any thread, must not block. */
@FunctionalInterface
public interface Paces {
    /** As documented, wherever it runs. */
    Pace of(String model, GenerateRequest request);

    /** Of a job at a lane: as learned there, where enough is known. */
    default Pace at(String lane, String model, GenerateRequest request) {
        return of(model, request);
    }
}
