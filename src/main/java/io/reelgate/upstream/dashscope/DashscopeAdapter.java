package io.reelgate.upstream.dashscope;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Attempt;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.SubmitRules;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vendor.VendorJson;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Alibaba DashScope, also called Model Studio (reference: upstreams, section 3), for Wan 2.5. Key, host and model must be of
 * one region. Its list of tasks knows no tag of ours, so an unclear submit cannot be asked about.
 */
public final class DashscopeAdapter implements VendorAdapter {
    /** Of an account, over all its tasks. */
    public static final int LOOKS_PER_SECOND = 20;

    private static final SubmitRules SUBMITS = new SubmitRules(
            body -> Optional.of(body.at("/output/task_id").asText("")).filter(id -> !id.isBlank()),
            new DashscopeErrors());

    private final String authorization;

    public DashscopeAdapter(String apiKey) {
        this.authorization = "Bearer " + apiKey;
    }

    @Override
    public boolean knows(String model) {
        return model.startsWith("wan2.5-");
    }

    @Override
    public boolean takes(String model, GenerateRequest request) {
        return Attempt.succeeds(() -> WanBody.of(model, request));
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return new Call(
                HttpMethod.POST,
                "/api/v1/services/aigc/video-generation/video-synthesis",
                Map.of(
                        "Authorization", authorization,
                        "Content-Type", "application/json",
                        "X-DashScope-Async", "enable"),
                Optional.of(VendorJson.encode(WanBody.of(model, request))));
    }

    @Override
    public Call look(String model, String jobId) {
        String id = URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
        return new Call(
                HttpMethod.GET, "/api/v1/tasks/" + id, Map.of("Authorization", authorization), Optional.empty());
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return SUBMITS.read(Answer.of(reply), token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return TaskReply.read(Answer.of(reply), jobId);
    }
}
