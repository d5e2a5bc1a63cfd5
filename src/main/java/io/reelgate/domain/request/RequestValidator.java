package io.reelgate.domain.request;

import io.reelgate.domain.model.Model;
import java.util.Map;

/**
 * Checks a parsed body against its model (contract 3). Pure and stateless: may be called on every thread.
 * The body holds String, BigDecimal (or Long, Integer, BigInteger), Boolean, List, Map and null, and nothing else.
 */
public final class RequestValidator {

    private RequestValidator() {}

    /** All faults at once, or the request with its input normalised. */
    public static Validation validate(Model model, Map<String, Object> body, RequestPolicy policy) {
        return new BodyCheck(model, body, policy).run();
    }
}
