package io.reelgate.simulator.fal;

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

/**
 * fal's queue. Every path below an owner may be a model, so this stands after all others, and knows the owner of the
 * models that it has.
 */
public final class FalFormat implements VendorFormat {

    public static final String NAME = "fal";

    /** Of a model's path only owner and application stand in the paths of its jobs. */
    private static final String JOB = "/fal-ai/:app/requests/:id";

    private final Vendor vendor;
    private final VendorServices services;

    public FalFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Key", services.apiKeys()), new FalErrors());
    }

    @Override
    public void mount(Router router) {
        QueueWebhook webhook = new QueueWebhook(services.secrets().pair(NAME));
        router.get("/.well-known/jwks.json").handler(ctx -> webhook.keys().send(ctx));
        router.get(JOB + "/status").handler(new StatusRoute(vendor, new QueueStatus(), services)::answer);
        router.get(JOB).handler(new ResultRoute(vendor, services)::answer);
        router.put(JOB + "/cancel").handler(new CancelRoute(vendor, new QueueCancel(), services)::answer);
        router.post("/fal-ai/*")
                .handler(SimulatorRouter.body())
                .handler(new SubmitRoute(vendor, new QueueSubmit(), services, webhook)::answer);
    }

    @Override
    public List<String> endpoints() {
        return List.of(
                "POST /fal-ai/{model}?fal_webhook=",
                "GET /fal-ai/{app}/requests/{id}/status",
                "GET /fal-ai/{app}/requests/{id}",
                "PUT /fal-ai/{app}/requests/{id}/cancel",
                "GET /.well-known/jwks.json");
    }
}
