package io.reelgate.simulator.dashscope;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.CancelRoute;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.Router;
import java.util.List;

/** DashScope's asynchronous tasks, for Wan. */
public final class DashscopeFormat implements VendorFormat {

    public static final String NAME = "dashscope";

    private final Vendor vendor;
    private final VendorServices services;

    public DashscopeFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Bearer", services.apiKeys()), new DashscopeErrors());
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/services/aigc/video-generation/video-synthesis")
                .handler(SimulatorRouter.body())
                .handler(new SubmitRoute(vendor, new WanSubmit(), services)::answer);
        router.get("/api/v1/tasks/:id").handler(new StatusRoute(vendor, new TaskStatus(), services)::answer);
        router.post("/api/v1/tasks/:id/cancel").handler(new CancelRoute(vendor, new TaskCancel(), services)::answer);
    }

    @Override
    public List<String> endpoints() {
        return List.of(
                "POST /api/v1/services/aigc/video-generation/video-synthesis",
                "GET /api/v1/tasks/{id}",
                "POST /api/v1/tasks/{id}/cancel");
    }
}
