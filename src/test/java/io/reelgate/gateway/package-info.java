/**
 * Whole gateways: node processes from the built jar on a real Redis, driven over HTTP.
 * Uses the rig and no class of the gateway.
 * Start reading at {@link io.reelgate.gateway.SamplesIT}.
 */
package io.reelgate.gateway;
