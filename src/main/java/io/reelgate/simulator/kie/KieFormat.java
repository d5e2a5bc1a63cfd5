package io.reelgate.simulator.kie;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.Router;
import java.util.List;

/** The two APIs of kie.ai: the market's jobs, and Veo's own. */
public final class KieFormat implements VendorFormat {

    public static final String NAME = "kie";

    private final Vendor vendor;
    private final VendorServices services;

    public KieFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Bearer", services.apiKeys()), new KieErrors());
    }

    @Override
    public void mount(Router router) {
        String secret = services.secrets().plain(NAME);
        router.post("/api/v1/jobs/createTask")
                .handler(SimulatorRouter.body())
                .handler(new SubmitRoute(vendor, new MarketSubmit(), services, new MarketWebhook(secret))::answer);
        router.get("/api/v1/jobs/recordInfo")
                .handler(new StatusRoute(vendor, new MarketRecord(vendor.errors()), services)::answer);
        router.post("/api/v1/veo/generate")
                .handler(SimulatorRouter.body())
                .handler(new SubmitRoute(vendor, new VeoSubmit(), services, new VeoWebhook(secret))::answer);
        router.get("/api/v1/veo/record-info")
                .handler(new StatusRoute(vendor, new VeoRecord(vendor.errors()), services)::answer);
    }

    @Override
    public List<String> endpoints() {
        return List.of(
                "POST /api/v1/jobs/createTask",
                "GET /api/v1/jobs/recordInfo?taskId=",
                "POST /api/v1/veo/generate",
                "GET /api/v1/veo/record-info?taskId=");
    }
}
