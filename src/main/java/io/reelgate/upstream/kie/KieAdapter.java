package io.reelgate.upstream.kie;

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
import java.util.Map;
import java.util.Optional;

/**
 * kie.ai (reference: upstreams, section 9, and the kie columns of 10.2 to 10.4). It has two APIs in one envelope of
 * {@code code}, {@code msg} and {@code data}: the market's jobs for Wan and Sora, and one of its own for Veo. The code
 * counts also under HTTP 200.
 *
 * <p>A route's model is the id without what depends on the request: {@code wan/2-5} and {@code sora-2-pro}, which {@link
 * MarketInput} completes by the mode, and {@code veo3}, which {@link VeoInput} completes where the mode is fast. The
 * prefix {@code veo} tells which API a job is looked at with.
 */
public final class KieAdapter implements VendorAdapter {
    private static final SubmitRules SUBMIT =
            new SubmitRules(body -> Optional.of(body.at("/data/taskId").asText("")), new KieErrors());
    private static final LookRules LOOK = new LookRules(answer -> Readings.unreadable(answer.reply()), new KieErrors());

    private final String authorization;

    public KieAdapter(String apiKey) {
        this.authorization = "Bearer " + apiKey;
    }

    @Override
    public boolean knows(String model) {
        return isVeo(model) || MarketInput.FAMILIES.stream().anyMatch(model::startsWith);
    }

    @Override
    public boolean takes(String model, GenerateRequest request) {
        return Attempt.succeeds(() -> body(model, request));
    }

    private static Map<String, Object> body(String model, GenerateRequest request) {
        InputFields input = InputFields.of(request);
        return isVeo(model) ? VeoInput.of(model, input) : MarketInput.of(model, input);
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return submit(model, token, request, media, Hook.NONE);
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media, Hook hook) {
        String path = isVeo(model) ? "/api/v1/veo/generate" : "/api/v1/jobs/createTask";
        return post(path, hook.in(body(model, request), KieAdapter::wish));
    }

    private static Map<String, Object> wish(String url) {
        return Map.of("callBackUrl", url);
    }

    private Call post(String path, Map<String, Object> body) {
        return new Call(
                HttpMethod.POST,
                path,
                Map.of("Authorization", authorization, "Content-Type", "application/json"),
                Optional.of(VendorJson.encode(body)));
    }

    @Override
    public Call look(String model, String jobId) {
        String path = isVeo(model) ? "/api/v1/veo/record-info" : "/api/v1/jobs/recordInfo";
        return new Call(
                HttpMethod.GET,
                path + "?taskId=" + URLEncoder.encode(jobId, StandardCharsets.UTF_8),
                Map.of("Authorization", authorization),
                Optional.empty());
    }

    private static boolean isVeo(String model) {
        return model.startsWith("veo");
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return SUBMIT.read(KieErrors.answer(reply), token, now);
    }

    /** What is said about this very job counts, whatever status and code it comes under. */
    @Override
    public Reading readLook(Reply reply, String jobId) {
        Answer answer = KieErrors.answer(reply);
        return Optional.of(answer)
                .filter(each -> each.text("/data/taskId").equals(jobId))
                .flatMap(Records::read)
                .orElseGet(() -> other(answer));
    }

    /** What says nothing about this very job. */
    private static Reading other(Answer answer) {
        return KieErrors.isAboutARecord(answer) ? Readings.unreadable(answer.reply()) : LOOK.read(answer);
    }
}
