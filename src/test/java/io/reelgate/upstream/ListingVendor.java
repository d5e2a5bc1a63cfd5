package io.reelgate.upstream;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.apixo.ApixoAdapter;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor that lists the jobs it accepted since a time: a line each of token and job id, then {@code end} where the
 * list is complete for good.
 */
record ListingVendor(ApixoAdapter other) implements VendorAdapter {
    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return other.submit(model, token, request, media);
    }

    @Override
    public Call look(String model, String jobId) {
        return other.look(model, jobId);
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return other.readSubmit(reply, token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return other.readLook(reply, jobId);
    }

    @Override
    public Optional<Call> reconcile(String model, Intent intent) {
        String path = "/jobs?model=" + model + "&since=" + intent.at().toEpochMilli();
        return Optional.of(new Call(HttpMethod.GET, path, Map.of("Authorization", "Bearer k"), Optional.empty()));
    }

    @Override
    public Reading readReconcile(Reply reply, Intent intent, Instant now) {
        String list = reply.status() == 200 ? reply.body().toString() : "";
        return list.lines()
                .map(line -> line.split(" "))
                .filter(line -> line[0].equals(intent.token()))
                .map(line -> new Reading(new Observation.Accepted(intent.token(), line[1]), Outcome.ACCEPTED))
                .findFirst()
                .orElseGet(() -> list.endsWith("end") ? absent(intent, now) : unknown());
    }

    private static Reading absent(Intent intent, Instant now) {
        return new Reading(new Observation.Postponed(Optional.of(intent.token()), now), Outcome.ABSENT);
    }

    private static Reading unknown() {
        return new Reading(new Observation.StillUnclear(), Outcome.UNREADABLE);
    }
}
