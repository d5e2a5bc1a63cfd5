package io.reelgate.upstream.fal;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.VendorAccess;
import java.time.Instant;

/** An adapter of fal's, and what its replies are read as. */
abstract class AtFal {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String HERE = "https://queue.fal.run/fal-ai/veo3.1/requests/r1";
    static final String STATUS = "/fal-ai/veo3.1/requests/r1/status";
    static final String RESULT = "/fal-ai/veo3.1/requests/r1";
    static final String JOB = STATUS + " " + RESULT;
    static final Reading UNCLEAR = new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR);

    final FalAdapter target = new FalAdapter(new VendorAccess("https://queue.fal.run", "secret-key"));

    Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), JOB);
    }

    Reading ended(String statusBody, int status, String body) {
        return target.readFurther(looked(200, statusBody), Replies.of(status, body), JOB);
    }

    Reading result(int status, String body) {
        return ended("{\"status\":\"COMPLETED\"}", status, body);
    }

    static String accepted(String statusUrl, String responseUrl) {
        return "{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\",\"status_url\":\"" + statusUrl + "\",\"response_url\":\""
                + responseUrl + "\"}";
    }

    static void failed(Reading reading, FailCode code) {
        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.JobFailed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(code));
    }
}
