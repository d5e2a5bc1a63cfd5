package io.reelgate.upstream.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Attempt;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Hook;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.SubmitRules;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vendor.VendorJson;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * fal's queue (reference: upstreams, sections 4 and 4.1). Where a job is looked at is what the submit's reply says, because
 * those paths drop parts of the model's; a status says only that a job has ended, and its result is a call of its own. No
 * idempotency key and no way to ask for a submit are documented.
 */
public final class FalAdapter implements VendorAdapter {
    /** 15 days, as our own results: a store of ours that is down for long must not cost the video. */
    private static final String KEPT = "{\"expiration_duration_seconds\":1296000}";

    private final VendorAccess access;

    public FalAdapter(VendorAccess access) {
        this.access = access;
    }

    @Override
    public boolean knows(String model) {
        return FalInput.FAMILIES.contains(model);
    }

    @Override
    public boolean takes(String model, GenerateRequest request) {
        return Attempt.succeeds(() -> FalInput.of(model, request));
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return submit(model, token, request, media, Hook.NONE);
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media, Hook hook) {
        FalInput input = FalInput.of(model, request);
        return new Call(
                HttpMethod.POST,
                hook.in("/" + input.endpoint(), "fal_webhook"),
                Map.of(
                        "Authorization",
                        authorization(),
                        "Content-Type",
                        "application/json",
                        "X-Fal-Object-Lifecycle-Preference",
                        KEPT),
                Optional.of(VendorJson.encode(input.fields())));
    }

    @Override
    public Call look(String model, String jobId) {
        return read(FalJob.ofId(jobId).status());
    }

    private Call read(String path) {
        return new Call(HttpMethod.GET, path, Map.of("Authorization", authorization()), Optional.empty());
    }

    private String authorization() {
        return "Key " + access.apiKey();
    }

    /** Documented: failed requests are not billed. */
    @Override
    public boolean failedJobsAreFree() {
        return true;
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return readSubmit(reply, "", token, now);
    }

    @Override
    public Reading readSubmit(Reply reply, Call call, String token, Instant now) {
        return readSubmit(reply, call.path(), token, now);
    }

    private Reading readSubmit(Reply reply, String path, String token, Instant now) {
        return new SubmitRules(body -> job(body, path).map(FalJob::id), new FalErrors())
                .read(Answer.of(reply), token, now);
    }

    private Optional<FalJob> job(JsonNode body, String path) {
        return FalJob.of(body, access).or(() -> FalJob.below(path, body));
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        Reading status = FalReplies.status(Answer.of(reply));
        return status.outcome() == Reading.Outcome.FURTHER
                ? status.then(read(FalJob.ofId(jobId).result()))
                : status;
    }

    @Override
    public Reading readFurther(Reading first, Reply reply, String jobId) {
        return FalReplies.result(first, Answer.of(reply));
    }
}
