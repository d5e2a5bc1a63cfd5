package io.reelgate.simulator.replicate;

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

/** Replicate's API of predictions, below its {@code /v1}. */
public final class ReplicateFormat implements VendorFormat {

    public static final String NAME = "replicate";
    static final String PREDICTIONS = "/v1/predictions";

    private final Vendor vendor;
    private final VendorServices services;

    public ReplicateFormat(VendorServices services) {
        this.services = services;
        this.vendor = new Vendor(NAME, Keys.authorized("Bearer", services.apiKeys()), new ReplicateErrors());
    }

    @Override
    public void mount(Router router) {
        PredictionWebhook webhook = new PredictionWebhook(services.secrets().standard(NAME));
        SubmitRoute submit = new SubmitRoute(vendor, new PredictionSubmit(), services, webhook);
        router.get("/v1/webhooks/default/secret").handler(new SecretRoute(vendor, webhook.secret())::answer);
        router.post("/v1/models/:owner/:name/predictions")
                .handler(SimulatorRouter.body())
                .handler(submit::answer);
        router.post(PREDICTIONS).handler(SimulatorRouter.body()).handler(submit::answer);
        router.get(PREDICTIONS).handler(new PredictionList(vendor, services)::answer);
        router.get(PREDICTIONS + "/:id")
                .handler(new StatusRoute(vendor, new PredictionStatus(vendor.errors()), services)::answer);
        router.post(PREDICTIONS + "/:id/cancel")
                .handler(new CancelRoute(vendor, new PredictionCancel(vendor.errors()), services)::answer);
    }

    @Override
    public List<String> endpoints() {
        return List.of(
                "POST /v1/models/{owner}/{name}/predictions",
                "POST " + PREDICTIONS,
                "GET " + PREDICTIONS,
                "GET " + PREDICTIONS + "/{id}",
                "POST " + PREDICTIONS + "/{id}/cancel",
                "GET /v1/webhooks/default/secret");
    }
}
