package io.reelgate.egress;

import io.reelgate.domain.address.CallerUrl;
import java.net.InetSocketAddress;

/** Whether a caller's URL may be dialled now. */
sealed interface Decision {

    /**
     * It may, at the one address that was checked.
     *
     * @param mapped whether the operator fixed the address of the name
     */
    record Allowed(CallerUrl url, InetSocketAddress address, boolean mapped) implements Decision {}

    /**
     * It may not.
     *
     * @param detail for logs; names hosts and addresses, never paths
     */
    record Refused(Refusal reason, String detail) implements Decision {}

    /** It may not, because nobody could tell now where it leads; says nothing about the URL. */
    record Unsure(Refusal reason, String host, String detail) implements Decision {}
}
