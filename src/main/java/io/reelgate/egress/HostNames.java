package io.reelgate.egress;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/**
 * Resolves a host name to all its addresses, of both families. A name that surely has none has an empty list; it fails
 * where nobody could tell.
 */
@FunctionalInterface
interface HostNames {
    Future<List<InetAddress>> resolve(String host);
}
