package io.reelgate.upstream.gemini;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultCall;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Hook;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.veo.VeoBody;
import io.reelgate.upstream.veo.VeoOperation;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Veo through the Gemini API (reference: upstreams, sections 2.1 and 10.4). It takes no seed, fetches no URLs, and lists no
 * operations of Veo, so an unclear submit cannot be asked about. Its videos are files of ours there, under our key.
 */
public final class GeminiAdapter implements VendorAdapter {
    private static final Pattern NAMES =
            Pattern.compile("models/[A-Za-z0-9_-][A-Za-z0-9._-]*/operations/[A-Za-z0-9_-]+");

    private final VendorAccess access;

    public GeminiAdapter(VendorAccess access) {
        this.access = access;
    }

    @Override
    public boolean inlinesMedia() {
        return true;
    }

    @Override
    public boolean takes(String model, GenerateRequest request) {
        return VeoBody.takes(request);
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        return submit(model, token, request, media, Hook.NONE);
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media, Hook hook) {
        VeoBody body = VeoBody.of(request, media);
        return new Call(
                HttpMethod.POST,
                "/models/" + model + ":predictLongRunning",
                Map.of("x-goog-api-key", access.apiKey(), "Content-Type", "application/json"),
                Optional.of(
                        VeoBody.document(body.instance(), body.parameters(), hook.in(Map.of(), GeminiAdapter::wish))));
    }

    private static Map<String, Object> wish(String url) {
        return Map.of("webhookConfig", Map.of("uris", List.of(url)));
    }

    @Override
    public Call look(String model, String jobId) {
        return new Call(HttpMethod.GET, "/" + jobId, key(), Optional.empty());
    }

    private Map<String, String> key() {
        return Map.of("x-goog-api-key", access.apiKey());
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return operation("").readSubmit(reply, token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return operation(jobId).readLook(reply, jobId);
    }

    private VeoOperation operation(String jobId) {
        return new VeoOperation(NAMES, field -> access.url("/" + jobId + "#" + field), address -> address);
    }

    @Override
    public ResultCall fetch(String source) {
        Map<String, String> credentials = access.owns(source) ? key() : Map.of();
        int fragment = source.indexOf('#');
        return fragment < 0
                ? ResultCall.get(source, credentials)
                : new ResultCall(
                        HttpMethod.GET,
                        source.substring(0, fragment),
                        credentials,
                        Optional.empty(),
                        Optional.of(source.substring(fragment + 1)));
    }
}
