package io.reelgate.upstream.vendor;

import io.reelgate.domain.request.GenerateRequest;
import java.time.Instant;

/**
 * One vendor's wire format: requests out, replies in, no I/O, no clock. Safe from any thread. What a vendor says is
 * never passed on as it stands: its reasons, ids and addresses are not for our callers.
 */
public interface VendorAdapter {
    /** {@code model} is the model's name at this vendor; {@code token} goes along where the vendor keeps a tag. */
    Call submit(String model, String token, GenerateRequest request);

    Call look(String model, String jobId);

    /** What a reply to a submit means; {@code token} is the intent it answers, {@code now} when it came. */
    Reading readSubmit(Reply reply, String token, Instant now);

    /** What a reply to a look means. */
    Reading readLook(Reply reply, String jobId);
}
