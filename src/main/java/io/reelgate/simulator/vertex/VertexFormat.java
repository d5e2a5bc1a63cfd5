package io.reelgate.simulator.vertex;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.DownloadRoute;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.reelgate.simulator.veo.GoogleErrors;
import io.reelgate.simulator.veo.VeoSubmit;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;

/** Veo in Vertex AI, under tokens; its videos are in the answers, or in any bucket that a request names. */
public final class VertexFormat implements VendorFormat {

    public static final String NAME = "vertex";
    static final String TOKENS = "/token";

    private static final long LARGEST_BODY = 64L * 1024 * 1024;
    private static final String BEARER = "Bearer ";
    private static final String MODEL =
            "/v1/projects/(?<project>[^/]+)/locations/(?<location>[^/]+)/publishers/google/models/(?<model>[^/:]+)";
    private static final Map<String, String> MODEL_TO_MODE = Map.of(
            "veo-3.1-generate-001", "quality",
            "veo-3.1-fast-generate-001", "fast",
            "veo-3.1-generate-preview", "quality",
            "veo-3.1-fast-generate-preview", "fast");

    private final Vendor vendor;
    private final Tokens tokens;
    private final VendorServices services;

    public VertexFormat(VendorServices services) {
        this.services = services;
        this.tokens = new Tokens(services.ids());
        Keys keys = request -> tokens.holds(token(request), services.clock().millis());
        this.vendor = new Vendor(NAME, keys, new GoogleErrors());
    }

    private static String token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    @Override
    public void mount(Router router) {
        router.post(TOKENS).handler(SimulatorRouter.body()).handler(new TokenRoute(tokens, services)::answer);
        VeoSubmit submit = new VeoSubmit(NAME, MODEL_TO_MODE, List.of(), VertexFormat::name);
        router.postWithRegex(MODEL + ":predictLongRunning")
                .handler(SimulatorRouter.body(LARGEST_BODY))
                .handler(new SubmitRoute(vendor, submit, services)::answer);
        router.postWithRegex(MODEL + ":fetchPredictOperation")
                .handler(SimulatorRouter.body())
                .handler(new StatusRoute(vendor, new FetchedOperation(vendor.errors(), services), services)::answer);
        router.getWithRegex("/[^/]+/(?:.+/)?(?<id>task_[A-Za-z0-9_-]+)/sample_(?<number>[0-9])\\.mp4")
                .handler(new DownloadRoute(vendor, services)::answer);
    }

    private static String name(String id, Asked asked) {
        return "projects/" + asked.path("project") + "/locations/" + asked.path("location")
                + "/publishers/google/models/" + asked.path("model") + "/operations/"
                + BucketedId.of(id, asked.object("parameters"));
    }

    @Override
    public List<String> endpoints() {
        String model = "/v1/projects/{project}/locations/{location}/publishers/google/models/{model}";
        return List.of(
                "POST " + TOKENS,
                "POST " + model + ":predictLongRunning",
                "POST " + model + ":fetchPredictOperation",
                "GET /{bucket}/{folder}/{id}/sample_{n}.mp4");
    }
}
