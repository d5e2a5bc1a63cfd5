/**
 * Whole gateways: node processes from the built jar on a real Redis, driven over HTTP.
 * Uses the rig and, of the gateway, only the names of the moments at which a node may die.
 * Start reading at {@link io.reelgate.gateway.SamplesIT}.
 */
package io.reelgate.gateway;
