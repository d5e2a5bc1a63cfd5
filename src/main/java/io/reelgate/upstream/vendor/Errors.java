package io.reelgate.upstream.vendor;

import io.reelgate.domain.fault.Failure;
import java.util.Optional;

/** What one vendor's errors mean in our words. Pure, as the adapters are. */
public interface Errors {
    /** What an error stands for; empty when it says nothing we know. */
    Optional<Failure> meaning(Answer answer);

    /**
     * Whether the vendor itself wrote an error, told by the form that it gives all of them. What stands before a vendor
     * answers in JSON too, and may do so after it had passed the request on.
     */
    boolean wrote(Answer answer);

    /** Whether a 503 of the vendor's own leaves open if a job came of the submit that it answers. */
    default boolean leavesOpen(Answer answer) {
        return false;
    }

    /** Whether it is about our own account there: key, rights, quota or balance. Somebody must act. */
    default boolean isAboutOurAccount(Answer answer) {
        return false;
    }
}
