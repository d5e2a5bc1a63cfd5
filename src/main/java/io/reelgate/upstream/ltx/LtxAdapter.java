package io.reelgate.upstream.ltx;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Call;
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
 * Lightricks' LTX API in its asynchronous second version, a beta (reference: upstreams, section 5, and the LTX column of
 * 10.1). A job is looked at below the endpoint that took it, and its id does not tell which.
 *
 * <p>So a route's model is the endpoint and the model, {@code text-to-video/ltx-2-fast} or {@code
 * image-to-video/ltx-2-pro}: each mode has a route of its own, and a look must name the model of the very route that the
 * job was submitted by.
 */
public final class LtxAdapter implements VendorAdapter {
    private static final LtxErrors ERRORS = new LtxErrors();
    private static final SubmitRules SUBMIT =
            new SubmitRules(body -> Optional.of(body.path("id").asText("")), ERRORS);

    private final String authorization;

    public LtxAdapter(String apiKey) {
        this.authorization = "Bearer " + apiKey;
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        LtxModel named = LtxModel.of(model);
        return new Call(
                HttpMethod.POST,
                "/v2/" + named.endpoint(),
                Map.of("Authorization", authorization, "Content-Type", "application/json"),
                Optional.of(VendorJson.encode(LtxInput.of(named, InputFields.of(request)))));
    }

    @Override
    public Call look(String model, String jobId) {
        String id = URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
        return new Call(
                HttpMethod.GET,
                "/v2/" + LtxModel.of(model).endpoint() + "/" + id,
                Map.of("Authorization", authorization),
                Optional.empty());
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return SUBMIT.read(Answer.of(reply), token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return new LookRules(answer -> state(answer, jobId), ERRORS).read(Answer.of(reply));
    }

    private static Reading state(Answer answer, String jobId) {
        if (!answer.text("/id").equals(jobId)) {
            return Readings.unreadable(answer.reply());
        }
        return switch (answer.text("/status")) {
            case "pending", "processing" -> Readings.running(answer.reply());
            case "completed" -> Readings.finished(results(answer));
            case "failed" -> Readings.failed(ERRORS.ofJob(answer));
            default -> Readings.unreadable(answer.reply());
        };
    }

    private static List<String> results(Answer answer) {
        String url = answer.text("/result/video_url");
        return url.isEmpty() ? List.of() : List.of(url);
    }
}
