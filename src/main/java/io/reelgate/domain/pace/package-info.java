/**
 * When a running job is looked at: what is known of how long such jobs take, and the looks that follow from it.
 * Uses the JDK and the models' timing; knows neither tasks nor stores, and every decision is a table made once.
 * Start reading at {@link io.reelgate.domain.pace.Experience} and {@link io.reelgate.domain.pace.Cadence}.
 */
@NullMarked
package io.reelgate.domain.pace;

import org.jspecify.annotations.NullMarked;
