package io.reelgate.egress;

import io.reelgate.domain.address.CallerUrlPolicy;
import io.reelgate.domain.address.Ports;
import java.util.List;

/**
 * What the operator decides about URLs of callers.
 *
 * @param callbackUrls which callbacks are taken ({@code callbacks.allow}, {@code egress.ports})
 * @param mediaUrls which images and LoRA files are fetched ({@code egress.allow}, {@code egress.ports})
 * @param hosts names with fixed addresses ({@code egress.hosts})
 * @param mediaHosts the same and those of sample media, which nobody calls back
 */
public record Rules(
        CallerUrlPolicy callbackUrls, CallerUrlPolicy mediaUrls, MappedHosts hosts, MappedHosts mediaHosts) {

    /** The public internet only, but for what is opened here; {@code samples} count where {@code hosts} say nothing. */
    public static Rules of(
            List<String> callbacks, List<String> media, Ports ports, MappedHosts hosts, MappedHosts samples) {
        MappedHosts mediaHosts = hosts.over(samples);
        return new Rules(
                CallerUrlPolicy.callbacks(OpenedAddresses.of(callbacks).with(hosts), ports),
                CallerUrlPolicy.media(OpenedAddresses.of(media).with(mediaHosts), ports),
                hosts,
                mediaHosts);
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

    MappedHosts hosts(Use use) {
        return switch (use) {
            case CALLBACK -> hosts;
            case IMAGE, LORA -> mediaHosts;
        };
    }
}
