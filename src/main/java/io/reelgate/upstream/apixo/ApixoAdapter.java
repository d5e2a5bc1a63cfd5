package io.reelgate.upstream.apixo;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.LookRules;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.SubmitRules;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vendor.VendorJson;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * APIXO (reference: upstreams, section 8.1): {@code generateTask} and {@code statusTask} in an envelope whose
 * {@code code} mirrors the HTTP status, except where it does not. We always ask for {@code async}, also for tasks
 * that we call back ourselves, and send the intent's token as the optional {@code source} tag, so that a submit can
 * be told from every other one in the vendor's records.
 */
public final class ApixoAdapter implements VendorAdapter {
    private static final ApixoErrors ERRORS = new ApixoErrors();
    private static final SubmitRules SUBMITS =
            new SubmitRules(body -> Optional.of(body.at("/data/taskId").asText("")), ERRORS);

    private final String authorization;

    public ApixoAdapter(String apiKey) {
        this.authorization = "Bearer " + apiKey;
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("request_type", "async");
        body.put("provider", request.provider().wireName());
        body.put("source", token);
        body.put("input", request.input());
        return new Call(
                HttpMethod.POST,
                "/api/v1/generateTask/" + encoded(model),
                Map.of("Authorization", authorization, "Content-Type", "application/json"),
                Optional.of(VendorJson.encode(body)));
    }

    @Override
    public Call look(String model, String jobId) {
        return new Call(
                HttpMethod.GET,
                "/api/v1/statusTask/" + encoded(model) + "?taskId=" + encoded(jobId),
                Map.of("Authorization", authorization),
                Optional.empty());
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return SUBMITS.read(Answer.coded(reply), token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return new LookRules(answer -> LookReply.read(answer, jobId), ERRORS).read(Answer.coded(reply));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
