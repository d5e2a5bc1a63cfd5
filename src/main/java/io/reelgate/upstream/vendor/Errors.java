package io.reelgate.upstream.vendor;

import io.reelgate.domain.fault.Failure;
import java.util.Optional;

/** What one vendor's errors mean in our words. Pure, as the adapters are. */
public interface Errors {
    /** What an error stands for; empty when it says nothing we know. */
    Optional<Failure> meaning(Answer answer);

    /** Whether it is about our own account there: key, rights, quota or balance. Somebody must act. */
    default boolean isAboutOurAccount(Answer answer) {
        return false;
    }
}
