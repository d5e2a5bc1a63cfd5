package io.reelgate.egress;

import io.reelgate.domain.address.IpLiteral;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where this gateway and its Redis listen: nobody may make us call ourselves, whatever the operator opened. Names among
 * these places are resolved anew each time, and only for a URL with the port of one, so that it costs nothing mostly.
 */
final class OwnPlaces {
    private final Supplier<Collection<InetSocketAddress>> places;
    private final HostNames names;
    private final Set<InetAddress> interfaces;

    /** {@code places}: may be unresolved; asked at each check, because servers of a Redis come and go. */
    OwnPlaces(Supplier<Collection<InetSocketAddress>> places, HostNames names) {
        this.places = places;
        this.names = names;
        this.interfaces = interfaces();
    }

    private static Set<InetAddress> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(OwnPlaces::bare)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            throw new IllegalStateException("the addresses of this machine cannot be listed", e);
        }
    }

    /** Without the name it was found by and without a zone, so that it equals what is compared with it. */
    static InetAddress bare(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address always has a legal length", e);
        }
    }

    /** The addresses that must not be dialled at this port; fails when a name among them has none just now. */
    Future<Set<InetAddress>> at(int port) {
        List<Future<List<InetAddress>>> found = places.get().stream()
                .filter(place -> place.getPort() == port)
                .map(this::addresses)
                .toList();
        return Future.all(found)
                .map(all ->
                        found.stream().flatMap(each -> each.result().stream()).collect(Collectors.toUnmodifiableSet()));
    }

    private Future<List<InetAddress>> addresses(InetSocketAddress place) {
        if (place.isUnresolved() && IpLiteral.parse(place.getHostString()).isEmpty()) {
            return names.resolve(place.getHostString()).map(OwnPlaces::bare);
        }
        return Future.succeededFuture(List.of(literal(place)));
    }

    private static List<InetAddress> bare(List<InetAddress> found) {
        return found.stream().map(OwnPlaces::bare).toList();
    }

    private static InetAddress literal(InetSocketAddress place) {
        if (!place.isUnresolved()) {
            return bare(place.getAddress());
        }
        try {
            return InetAddress.getByAddress(
                    IpLiteral.parse(place.getHostString()).orElseThrow());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are always an address", e);
        }
    }

    /** Whether one of these own addresses is reached by dialling that one: who listens everywhere listens there too. */
    boolean leadTo(Set<InetAddress> mine, InetAddress address) {
        boolean everywhere = mine.stream().anyMatch(InetAddress::isAnyLocalAddress);
        return mine.contains(address) || address.isAnyLocalAddress() || (everywhere && isOfThisMachine(address));
    }

    private boolean isOfThisMachine(InetAddress address) {
        return address.isLoopbackAddress() || interfaces.contains(address);
    }
}
