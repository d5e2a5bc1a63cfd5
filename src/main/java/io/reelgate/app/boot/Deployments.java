package io.reelgate.app.boot;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Deploys verticles one after the other and remembers to undeploy them in the reverse order. Blocking. */
final class Deployments {
    private final Vertx vertx;
    private final Shutdown shutdown;

    Deployments(Vertx vertx, Shutdown shutdown) {
        this.vertx = vertx;
        this.shutdown = shutdown;
    }

    void deploy(String name, Deployable verticle) {
        deploy(name, 1, () -> verticle);
    }

    void deploy(String name, int instances, Supplier<? extends Deployable> verticles) {
        deployed(name, start(instances, verticles));
    }

    /** The same for one that listens: where it cannot, the start is refused with the reason. */
    void deploy(Listening where, int instances, Supplier<? extends Deployable> verticles) {
        deployed(where.name(), start(instances, verticles).recover(where::refused));
    }

    private Future<String> start(int instances, Supplier<? extends Deployable> verticles) {
        return vertx.deployVerticle(verticles, new DeploymentOptions().setInstances(instances));
    }

    private void deployed(String name, Future<String> deployment) {
        String id = deployment.await();
        shutdown.last(name, () -> vertx.undeploy(id).await());
    }
}
