package io.reelgate.domain.request;

import io.reelgate.domain.address.CallerUrlPolicy;
import io.reelgate.domain.address.UrlDecision.Allowed;
import io.reelgate.domain.address.UrlDecision.Refused;
import java.util.Optional;

/** Checks URLs by their text; an accepted one is passed on exactly as it was written. */
record UrlCheck(CallerUrlPolicy policy, Faults faults) {

    Optional<Object> check(Object value, Place place) {
        if (!(value instanceof String text)) {
            return faults.refuse(place, policy.absoluteUrl(), Wording.was(value));
        }
        return switch (policy.decide(text)) {
            case Allowed allowed -> Optional.of(text);
            case Refused refused -> faults.refuse(place, refused.demand(), refused.was());
        };
    }
}
