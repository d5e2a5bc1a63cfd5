/**
 * Adapter: the guard before everything that callers make us dial, and behind it the client that posts callbacks and the
 * one that looks at images and LoRA files.
 * May use the domain, the ports, Vert.x and a library of IP addresses.
 * Start reading at {@link io.reelgate.egress.Guard} and {@link io.reelgate.egress.Egress}.
 */
@NullMarked
package io.reelgate.egress;

import org.jspecify.annotations.NullMarked;
