package io.reelgate.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Asks the servers of the system's configuration, after its hosts file, without blocking. That a hosts file or a search
 * domain may answer does no harm: whatever the answer, every address in it is checked.
 */
final class SystemHostNames implements HostNames {
    private final VertxInternal vertx;

    SystemHostNames(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        Promise<List<InetSocketAddress>> answer = Promise.promise();
        vertx.nameResolver().resolveAll(host, found -> answer.complete(found.result(), found.cause()));
        return answer.future()
                .map(found -> found.stream().map(InetSocketAddress::getAddress).toList());
    }
}
