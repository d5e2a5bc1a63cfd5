package io.reelgate.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** As everything else in this process resolves names, hosts file and search domains included: for our own names only. */
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
