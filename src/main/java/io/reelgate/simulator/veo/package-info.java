/**
 * What both doors of Google share: how Veo is asked, how its operations stand, and how errors are worded.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.veo.VeoSubmit}.
 */
@NullMarked
package io.reelgate.simulator.veo;

import org.jspecify.annotations.NullMarked;
