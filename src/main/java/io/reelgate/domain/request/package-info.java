/**
 * Turns a caller's parsed body into a request that is valid for its model, or into all of its faults at once.
 * Uses the JDK, the model types and the address rules; values are Map, List, String, BigDecimal, Boolean and null.
 * Start reading at {@link io.reelgate.domain.request.RequestValidator}.
 */
@NullMarked
package io.reelgate.domain.request;

import org.jspecify.annotations.NullMarked;
