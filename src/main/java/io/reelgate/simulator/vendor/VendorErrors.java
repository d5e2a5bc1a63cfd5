package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Reply;

/** How a vendor words what is wrong with a call. */
@FunctionalInterface
public interface VendorErrors {

    Reply.Answer of(Trouble trouble, String message);

    default Reply.Answer of(Trouble trouble) {
        return of(trouble, trouble.message());
    }

    /** HTTP 200 although the body says otherwise; the number counts where the vendor has codes. */
    default Reply.Answer inBody(int code) {
        Reply.Answer broken = of(Trouble.BROKEN);
        return new Reply.Answer(200, broken.headers(), broken.body());
    }
}
