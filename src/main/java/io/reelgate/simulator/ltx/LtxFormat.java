package io.reelgate.simulator.ltx;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.Router;
import java.util.List;

/** The second version of the LTX API, whose two endpoints have jobs of their own each. */
public final class LtxFormat implements VendorFormat {

    public static final String NAME = "ltx";
    static final List<String> ENDPOINTS = List.of("text-to-video", "image-to-video");

    private final Vendor vendor;
    private final VendorServices services;

    public LtxFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Bearer", services.apiKeys()), new LtxErrors());
    }

    @Override
    public void mount(Router router) {
        ENDPOINTS.forEach(endpoint -> mount(router, endpoint));
    }

    private void mount(Router router, String endpoint) {
        router.post("/v2/" + endpoint)
                .handler(SimulatorRouter.body())
                .handler(new SubmitRoute(vendor, new LtxSubmit(endpoint), services)::answer);
        router.get("/v2/" + endpoint + "/:id")
                .handler(new StatusRoute(vendor, new LtxStatus(endpoint, vendor.errors()), services)::answer);
    }

    @Override
    public List<String> endpoints() {
        return ENDPOINTS.stream()
                .flatMap(endpoint -> List.of("POST /v2/" + endpoint, "GET /v2/" + endpoint + "/{id}").stream())
                .toList();
    }
}
