/**
 * What an account may use of a model, and what admission decided about one request.
 * Uses the JDK and the domain's own types.
 * Start reading at {@link io.reelgate.domain.quota.AdmissionOutcome}.
 */
@NullMarked
package io.reelgate.domain.quota;

import org.jspecify.annotations.NullMarked;
