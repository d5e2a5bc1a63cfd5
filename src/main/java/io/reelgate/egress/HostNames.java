package io.reelgate.egress;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Resolves a host name to all its addresses, of both families; fails when it has none. */
@FunctionalInterface
interface HostNames {
    Future<List<InetAddress>> resolve(String host);
}
