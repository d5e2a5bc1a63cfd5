package io.reelgate.simulator.openai;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.DownloadRoute;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;

/** OpenAI's videos, below {@code /v1}; their content is had under the key, for an hour, and lies elsewhere. */
public final class OpenAiFormat implements VendorFormat {

    public static final String NAME = "openai";
    static final Duration KEPT = Duration.ofHours(1);

    private static final String VIDEOS = "/v1/videos";
    private static final long LARGEST_BODY = 32L * 1024 * 1024;
    private static final String OURS = "task_";
    private static final String THEIRS = "video_";

    private final Vendor vendor;
    private final VendorServices services;

    public OpenAiFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Bearer", services.apiKeys()), new OpenAiErrors());
    }

    @Override
    public void mount(Router router) {
        router.post(VIDEOS)
                .handler(SimulatorRouter.body(LARGEST_BODY))
                .handler(new SubmitRoute(vendor, new VideoSubmit(), services)::answer);
        router.get(VIDEOS + "/:id")
                .handler(new StatusRoute(vendor, new VideoStatus(vendor.errors()), services)::answer);
        router.get(VIDEOS + "/:id/content")
                .handler(new DownloadRoute(vendor, services, OpenAiFormat::ours, KEPT)::answer);
    }

    /** The job's id behind that of a video. */
    static String ours(String id) {
        return id.startsWith(THEIRS) ? OURS + id.substring(THEIRS.length()) : "";
    }

    static String theirs(String id) {
        return id.isEmpty() ? "" : THEIRS + id.substring(OURS.length());
    }

    @Override
    public List<String> endpoints() {
        return List.of("POST " + VIDEOS, "GET " + VIDEOS + "/{id}", "GET " + VIDEOS + "/{id}/content");
    }
}
