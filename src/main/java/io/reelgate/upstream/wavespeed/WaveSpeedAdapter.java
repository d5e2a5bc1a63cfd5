package io.reelgate.upstream.wavespeed;

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
 * WaveSpeed AI (reference: upstreams, section 6, and the WaveSpeed columns of 10.1 to 10.4). The model's id is the path
 * of the submit and its input the body; every answer is an envelope with {@code code} and {@code data}, and HTTP 200
 * does not say that the code is 200 too.
 *
 * <p>A route's model is the id without what depends on the request: {@code wavespeed-ai/ltx-2-19b}, {@code
 * alibaba/wan-2.5}, {@code openai/sora-2}, {@code google/veo3.1}; {@link WaveSpeedInput} adds the rest. Looks name the
 * job only, by {@code predictions/{id}/result} as the model pages do, never by the reply's {@code urls.get}.
 */
public final class WaveSpeedAdapter implements VendorAdapter {
    private static final LookRules LOOK =
            new LookRules(answer -> Readings.unreadable(answer.reply()), new WaveSpeedErrors());

    private final String authorization;

    public WaveSpeedAdapter(String apiKey) {
        this.authorization = "Bearer " + apiKey;
    }

    @Override
    public boolean knows(String model) {
        return WaveSpeedInput.FAMILIES.stream().anyMatch(model::startsWith);
    }

    @Override
    public boolean takes(String model, GenerateRequest request) {
        return Attempt.succeeds(() -> WaveSpeedInput.of(model, InputFields.of(request)));
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return submit(model, token, request, media, Hook.NONE);
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media, Hook hook) {
        WaveSpeedInput input = WaveSpeedInput.of(model, InputFields.of(request));
        return new Call(
                HttpMethod.POST,
                hook.in("/" + input.model(), "webhook"),
                Map.of("Authorization", authorization, "Content-Type", "application/json"),
                Optional.of(VendorJson.encode(input.fields())));
    }

    @Override
    public Call look(String model, String jobId) {
        return new Call(
                HttpMethod.GET,
                "/predictions/" + encoded(jobId) + "/result",
                Map.of("Authorization", authorization),
                Optional.empty());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return readSubmit(reply, new WaveSpeedErrors(), token, now);
    }

    @Override
    public Reading readSubmit(Reply reply, Call call, String token, Instant now) {
        return readSubmit(reply, new WaveSpeedErrors(call.path()), token, now);
    }

    private static Reading readSubmit(Reply reply, WaveSpeedErrors errors, String token, Instant now) {
        return new SubmitRules(body -> Optional.of(body.at("/data/id").asText("")), errors)
                .read(WaveSpeedErrors.answer(reply), token, now);
    }

    /** What is said about this very job counts, whatever status and code it comes under. */
    @Override
    public Reading readLook(Reply reply, String jobId) {
        Answer answer = WaveSpeedErrors.answer(reply);
        return Optional.of(answer)
                .filter(each -> each.text("/data/id").equals(jobId))
                .flatMap(Prediction::reading)
                .orElseGet(() -> LOOK.read(answer));
    }
}
