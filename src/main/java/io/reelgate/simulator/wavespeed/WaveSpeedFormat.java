package io.reelgate.simulator.wavespeed;

import io.reelgate.simulator.http.SimulatorRouter;
import io.reelgate.simulator.vendor.Keys;
import io.reelgate.simulator.vendor.StatusRoute;
import io.reelgate.simulator.vendor.SubmitRoute;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.Router;
import java.util.List;

/** WaveSpeed's API of predictions, below its {@code /api/v3}. */
public final class WaveSpeedFormat implements VendorFormat {

    public static final String NAME = "wavespeed";
    static final String BASE = "/api/v3";

    private final Vendor vendor;
    private final VendorServices services;

    public WaveSpeedFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Bearer", services.apiKeys()), new WaveSpeedErrors());
    }

    @Override
    public void mount(Router router) {
        WaveSpeedWebhook webhook = new WaveSpeedWebhook(services.secrets().standard(NAME));
        router.get(BASE + "/webhook/secret").handler(new SecretRoute(vendor, webhook.secret())::answer);
        StatusRoute status = new StatusRoute(vendor, new WaveSpeedStatus(vendor.errors()), services);
        router.get(BASE + "/predictions/:id").handler(status::answer);
        router.get(BASE + "/predictions/:id/result").handler(status::answer);
        router.post(BASE + "/*")
                .handler(SimulatorRouter.body())
                .handler(new SubmitRoute(vendor, new WaveSpeedSubmit(), services, webhook)::answer);
    }

    @Override
    public List<String> endpoints() {
        return List.of(
                "POST " + BASE + "/{model}?webhook=",
                "GET " + BASE + "/predictions/{id}/result",
                "GET " + BASE + "/predictions/{id}",
                "GET " + BASE + "/webhook/secret");
    }
}
