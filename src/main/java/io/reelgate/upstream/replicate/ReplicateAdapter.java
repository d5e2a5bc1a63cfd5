package io.reelgate.upstream.replicate;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Attempt;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Hook;
import io.reelgate.upstream.vendor.InputFields;
import io.reelgate.upstream.vendor.LookRules;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.SubmitRules;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vendor.VendorJson;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replicate (reference: upstreams, section 7, the Replicate column of 10.2, and the notes below 10.4). Models of others,
 * each with inputs of its own, behind one kind of prediction. We never ask it to wait, and look at {@code
 * predictions/{id}}, never at the reply's {@code urls.get}.
 *
 * <p>A route's model is {@code owner/name} without what depends on the request: {@code wan-video/wan-2.5}, {@code
 * google/veo-3.1}, {@code openai/sora-2-pro}; {@link ReplicateInput} adds the rest.
 */
public final class ReplicateAdapter implements VendorAdapter {
    private static final ReplicateErrors ERRORS = new ReplicateErrors();
    private static final SubmitRules SUBMIT =
            new SubmitRules(body -> Optional.of(body.path("id").asText("")), ERRORS);

    private final String authorization;

    public ReplicateAdapter(String apiKey) {
        this.authorization = "Bearer " + apiKey;
    }

    @Override
    public boolean knows(String model) {
        return ReplicateInput.FAMILIES.stream().anyMatch(model::startsWith);
    }

    @Override
    public boolean takes(String model, GenerateRequest request) {
        return Attempt.succeeds(() -> ReplicateInput.of(model, InputFields.of(request)));
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return submit(model, token, request, media, Hook.NONE);
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media, Hook hook) {
        ReplicateInput input = ReplicateInput.of(model, InputFields.of(request));
        return new Call(
                HttpMethod.POST,
                "/models/" + input.model() + "/predictions",
                Map.of("Authorization", authorization, "Content-Type", "application/json"),
                Optional.of(VendorJson.encode(hook.in(Map.of("input", input.fields()), ReplicateAdapter::wish))));
    }

    /** Starts, logs and outputs on the way would be hints of nothing. */
    private static Map<String, Object> wish(String url) {
        return Map.of("webhook", url, "webhook_events_filter", List.of("completed"));
    }

    @Override
    public Call look(String model, String jobId) {
        String id = URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
        return new Call(HttpMethod.GET, "/predictions/" + id, Map.of("Authorization", authorization), Optional.empty());
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return SUBMIT.read(Answer.of(reply), token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return new LookRules(answer -> state(answer, jobId), ERRORS).read(Answer.of(reply));
    }

    /** {@code aborted} is a job that ended before it started, {@code canceled} one that was stopped while it ran. */
    private static Reading state(Answer answer, String jobId) {
        if (!answer.text("/id").equals(jobId)) {
            return Readings.unreadable(answer.reply());
        }
        return switch (answer.text("/status")) {
            case "starting", "processing" -> Readings.running(answer.reply());
            case "succeeded" ->
                outputs(answer).map(Readings::finished).orElseGet(() -> Readings.unreadable(answer.reply()));
            case "failed" -> Readings.failed(ERRORS.meaning(answer));
            case "canceled", "aborted" ->
                Readings.failed(Failure.of(FailCode.GENERATION_FAILED, "it was stopped before its end"));
            default -> Readings.unreadable(answer.reply());
        };
    }

    /** One URI or several; null or nothing once the vendor has removed the data, which is no result. */
    private static Optional<List<String>> outputs(Answer answer) {
        return VendorJson.texts(answer.body().orElseThrow().path("output"));
    }
}
