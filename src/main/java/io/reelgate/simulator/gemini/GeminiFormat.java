package io.reelgate.simulator.gemini;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.DownloadRoute;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.reelgate.simulator.veo.GoogleErrors;
import io.reelgate.simulator.veo.VeoSubmit;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;

/** Veo in the Gemini API, below its {@code /v1beta}: operations, and files that are had under the key alone. */
public final class GeminiFormat implements VendorFormat {

    public static final String NAME = "gemini";
    static final String BASE = "/v1beta";

    private static final long LARGEST_BODY = 64L * 1024 * 1024;
    private static final Map<String, String> MODEL_TO_MODE =
            Map.of("veo-3.1-generate-preview", "quality", "veo-3.1-fast-generate-preview", "fast");
    private static final List<String> FOREIGN = List.of("generateAudio", "storageUri", "seed");

    private final Vendor vendor;
    private final VendorServices services;

    public GeminiFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.header("x-goog-api-key", "", services.apiKeys()), new GoogleErrors());
    }

    @Override
    public void mount(Router router) {
        VeoSubmit submit = new VeoSubmit(
                NAME, MODEL_TO_MODE, FOREIGN, (id, asked) -> "models/" + asked.path("model") + "/operations/" + id);
        router.postWithRegex(BASE + "/models/(?<model>[^/:]+):predictLongRunning")
                .handler(SimulatorRouter.body(LARGEST_BODY))
                .handler(new SubmitRoute(vendor, submit, services)::answer);
        router.get(BASE + "/models/:model/operations/:id")
                .handler(new StatusRoute(vendor, new OperationStatus(vendor.errors()), services)::answer);
        router.getWithRegex(BASE + "/files/(?<id>[A-Za-z0-9_-]+?)(?:\\.(?<number>[1-9]))?:download")
                .handler(new DownloadRoute(vendor, services)::answer);
    }

    @Override
    public List<String> endpoints() {
        return List.of(
                "POST " + BASE + "/models/{model}:predictLongRunning",
                "GET " + BASE + "/models/{model}/operations/{id}",
                "GET " + BASE + "/files/{id}:download");
    }
}
