/**
 * The governor role: admits validated requests, one round trip to the store each.
 * May use the domain, the ports and the bus; clock, ids and store are passed in.
 * Start reading at {@link io.reelgate.governor.GovernorVerticle}.
 */
package io.reelgate.governor;
