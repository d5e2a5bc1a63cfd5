/**
 * A gateway that ends itself at a named moment, as a process of its own.
 * Uses the boot of the product, whose waypoints it listens to.
 * Start reading at {@link io.reelgate.rig.crash.CrashingGateway}.
 */
package io.reelgate.rig.crash;
