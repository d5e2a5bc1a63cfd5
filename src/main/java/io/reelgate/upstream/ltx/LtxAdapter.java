package io.reelgate.upstream.ltx;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Attempt;
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
 * 10.1). A route's model is the model's name, like {@code ltx-2-fast}; the endpoint is our mode.
 *
 * <p>A job is documented to be looked at below the endpoint that took it, and neither its id nor the reply that names it
 * tells which that was. So a job that is not known below the one is asked for below the other before it counts as lost.
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
    public boolean knows(String model) {
        return model.startsWith("ltx-");
    }

    @Override
    public boolean takes(String model, GenerateRequest request) {
        return Attempt.succeeds(() -> LtxInput.of(model, InputFields.of(request)));
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        InputFields input = InputFields.of(request);
        return new Call(
                HttpMethod.POST,
                "/v2/" + input.value("mode"),
                Map.of("Authorization", authorization, "Content-Type", "application/json"),
                Optional.of(VendorJson.encode(LtxInput.of(model, input))));
    }

    @Override
    public Call look(String model, String jobId) {
        return lookBelow("text-to-video", jobId);
    }

    private Call lookBelow(String endpoint, String jobId) {
        String id = URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
        return new Call(
                HttpMethod.GET, "/v2/" + endpoint + "/" + id, Map.of("Authorization", authorization), Optional.empty());
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return SUBMIT.read(Answer.of(reply), token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        Answer answer = Answer.of(reply);
        return isUnknown(answer)
                ? Readings.unreadable(reply).then(lookBelow("image-to-video", jobId))
                : read(answer, jobId);
    }

    /** What the wrong endpoint answers is UNCONFIRMED; any of these may be it. */
    private static boolean isUnknown(Answer answer) {
        boolean refused = answer.status() == 400 || answer.status() == 404 || answer.status() == 422;
        return refused && ERRORS.meaning(answer).isEmpty();
    }

    @Override
    public Reading readFurther(Reading first, Reply reply, String jobId) {
        return read(Answer.of(reply), jobId);
    }

    private static Reading read(Answer answer, String jobId) {
        return new LookRules(each -> state(each, jobId), ERRORS).read(answer);
    }

    private static Reading state(Answer answer, String jobId) {
        if (!answer.text("/id").equals(jobId)) {
            return Readings.unreadable(answer.reply());
        }
        return switch (answer.text("/status")) {
            case "pending", "processing" -> Readings.running(answer.reply());
            case "completed" -> Readings.finished(results(answer));
            case "failed" -> Readings.failed(ERRORS.meaning(answer));
            default -> Readings.unreadable(answer.reply());
        };
    }

    private static List<String> results(Answer answer) {
        String url = answer.text("/result/video_url");
        return url.isEmpty() ? List.of() : List.of(url);
    }
}
