package io.reelgate.upstream.vertex;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultCall;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.InputFields;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vendor.VendorJson;
import io.reelgate.upstream.veo.VeoBody;
import io.reelgate.upstream.veo.VeoOperation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Veo through Vertex AI (reference: upstreams, sections 2.2 and 10.4), below {@code projects/p/locations/l}. It is asked
 * under tokens that do not last, which the shell puts to its calls. A video is in the operation itself, or in a bucket
 * where one was named.
 */
public final class VertexAdapter implements VendorAdapter {
    private static final Pattern NAMES =
            Pattern.compile("projects/[A-Za-z0-9:._-]+/locations/[a-z0-9-]+/publishers/google/models/"
                    + "(?<model>[A-Za-z0-9_-][A-Za-z0-9._-]*)/operations/[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final VendorAccess access;
    private final CloudStorage storage;

    public VertexAdapter(VendorAccess access) {
        this.access = access;
        this.storage = CloudStorage.beside(access.baseUrl());
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
        VeoBody body = VeoBody.of(request, media);
        Map<String, Object> parameters = body.parameters();
        parameters.putAll(InputFields.of(request).seed("seed").map());
        parameters.put("generateAudio", true);
        parameters.put("sampleCount", 1);
        access.bucket().ifPresent(address -> parameters.put("storageUri", address));
        return new Call(
                HttpMethod.POST,
                path(model, "predictLongRunning"),
                JSON,
                Optional.of(VeoBody.document(body.instance(), parameters)));
    }

    private static String path(String model, String verb) {
        return "/publishers/google/models/" + model + ":" + verb;
    }

    /** A POST that changes nothing. */
    @Override
    public Call look(String model, String jobId) {
        return new Call(HttpMethod.POST, lookPath(jobId), JSON, Optional.of(question(jobId)));
    }

    private static String lookPath(String jobId) {
        Matcher name = NAMES.matcher(jobId);
        if (!name.matches()) {
            throw new IllegalArgumentException("no name of an operation");
        }
        return path(name.group("model"), "fetchPredictOperation");
    }

    private static Buffer question(String jobId) {
        return VendorJson.encode(Map.of("operationName", jobId));
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
        return new VeoOperation(NAMES, field -> access.url(lookPath(jobId)) + "#" + field + "/" + jobId, storage::url);
    }

    @Override
    public ResultCall fetch(String source) {
        int fragment = source.indexOf('#');
        return fragment < 0 ? ResultCall.get(source) : asked(source, fragment);
    }

    /** {@code url#field/operation}. */
    private static ResultCall asked(String source, int fragment) {
        int slash = source.indexOf('/', fragment);
        return new ResultCall(
                HttpMethod.POST,
                source.substring(0, fragment),
                JSON,
                Optional.of(question(source.substring(slash + 1))),
                Optional.of(source.substring(fragment + 1, slash)));
    }

    @Override
    public boolean trusts(String url) {
        return access.owns(url) || storage.owns(url);
    }
}
