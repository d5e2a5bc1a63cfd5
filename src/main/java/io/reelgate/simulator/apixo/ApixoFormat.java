package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.Router;
import java.util.List;

/** APIXO's API of tasks, and its balance. */
public final class ApixoFormat implements VendorFormat {

    public static final String NAME = "apixo";

    private final Vendor vendor;
    private final VendorServices services;

    public ApixoFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Bearer", services.apiKeys()), new ApixoErrors());
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/generateTask/:model")
                .handler(SimulatorRouter.body())
                .handler(new SubmitRoute(vendor, new ApixoSubmit(), services, new CallbackWebhook())::answer);
        router.get("/api/v1/statusTask/:model")
                .handler(new StatusRoute(vendor, new ApixoStatus(vendor.errors()), services)::answer);
        router.get("/api/v1/apikeys/current-balance").handler(new BalanceRoute(vendor, services)::answer);
    }

    @Override
    public List<String> endpoints() {
        return List.of(
                "POST /api/v1/generateTask/{model}",
                "GET /api/v1/statusTask/{model}?taskId=",
                "GET /api/v1/apikeys/current-balance");
    }
}
