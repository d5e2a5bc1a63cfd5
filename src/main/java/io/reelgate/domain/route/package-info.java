/**
 * Which way a task goes to a vendor: through whose route, with which credential of ours, or not now, or not at all.
 * Uses the JDK and the domain's models; nothing here performs I/O or knows the time by itself.
 * Start reading at {@link io.reelgate.domain.route.RouteRules}.
 */
@NullMarked
package io.reelgate.domain.route;

import org.jspecify.annotations.NullMarked;
