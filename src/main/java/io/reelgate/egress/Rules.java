package io.reelgate.egress;

import io.reelgate.domain.address.AddressPolicy;
import io.reelgate.domain.address.CallerUrlPolicy;
import io.reelgate.domain.address.Ports;
import java.util.List;

/**
 * What the operator decides about URLs of callers.
 *
 * @param callbackUrls which callbacks are taken ({@code callbacks.allow}, {@code egress.ports})
 * @param mediaUrls which images and LoRA files are fetched ({@code egress.allow}, {@code egress.ports})
 * @param hosts names with fixed addresses ({@code egress.hosts})
 */
public record Rules(CallerUrlPolicy callbackUrls, CallerUrlPolicy mediaUrls, MappedHosts hosts) {

    /** The public internet only, but for what is opened here. */
    public static Rules of(List<String> callbacks, List<String> media, Ports ports, MappedHosts hosts) {
        return new Rules(
                CallerUrlPolicy.callbacks(opened(callbacks, hosts), ports),
                CallerUrlPolicy.media(opened(media, hosts), ports),
                hosts);
    }

    private static AddressPolicy opened(List<String> allowed, MappedHosts hosts) {
        return OpenedAddresses.of(allowed).with(hosts.nameToAddress().keySet());
    }

    /** The same for the admission of media: a port is no reason to refuse a request (contract 3), only to fail a fetch. */
    public CallerUrlPolicy admittedMedia() {
        return CallerUrlPolicy.media(mediaUrls.addresses(), Ports.ANY);
    }

    CallerUrlPolicy of(Use use) {
        return switch (use) {
            case CALLBACK -> callbackUrls;
            case IMAGE, LORA -> mediaUrls;
        };
    }
}
