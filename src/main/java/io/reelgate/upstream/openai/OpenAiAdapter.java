package io.reelgate.upstream.openai;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultCall;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.LookRules;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.SubmitRules;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vendor.VendorJson;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The format of OpenAI's Videos API (reference: upstreams, sections 1 and 10.3), which outlived the service: hosts that are
 * compatible speak it. Its list of videos has neither a tag of ours nor a promise to be whole, so an unclear submit is not
 * asked about. A video is fetched under the key, below the job.
 */
public final class OpenAiAdapter implements VendorAdapter {
    private static final OpenAiErrors ERRORS = new OpenAiErrors();
    private static final SubmitRules SUBMITS =
            new SubmitRules(body -> Optional.of(body.path("id").asText("")).filter(id -> !id.isBlank()), ERRORS);
    private static final int WHOLE = 100;

    private final VendorAccess access;

    public OpenAiAdapter(VendorAccess access) {
        this.access = access;
    }

    @Override
    public boolean inlinesMedia() {
        return true;
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return new Call(
                HttpMethod.POST,
                "/videos",
                Map.of("Authorization", authorization(), "Content-Type", "application/json"),
                Optional.of(VendorJson.encode(VideoBody.of(model, request, media))));
    }

    private String authorization() {
        return "Bearer " + access.apiKey();
    }

    @Override
    public Call look(String model, String jobId) {
        return new Call(HttpMethod.GET, path(jobId), key(), Optional.empty());
    }

    private static String path(String jobId) {
        return "/videos/" + URLEncoder.encode(jobId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Map<String, String> key() {
        return Map.of("Authorization", authorization());
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return SUBMITS.read(Answer.of(reply), token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return new LookRules(answer -> state(answer, jobId), ERRORS).read(Answer.of(reply));
    }

    private Reading state(Answer answer, String jobId) {
        if (!answer.text("/id").equals(jobId)) {
            return Readings.unreadable(answer.reply());
        }
        return switch (answer.text("/status")) {
            case "queued", "in_progress" -> Readings.running(answer.reply(), progress(answer));
            case "completed" -> Readings.finished(List.of(access.url(path(jobId) + "/content")));
            case "failed" -> Readings.failed(ERRORS.ofJob(answer));
            default -> Readings.unreadable(answer.reply());
        };
    }

    private static OptionalInt progress(Answer answer) {
        int percent = answer.body().orElseThrow().path("progress").asInt(-1);
        return percent >= 0 && percent <= WHOLE ? OptionalInt.of(percent) : OptionalInt.empty();
    }

    @Override
    public ResultCall fetch(String source) {
        return ResultCall.get(source, access.owns(source) ? key() : Map.of());
    }
}
