package io.reelgate.simulator.vendor;

/**
 * What every call of one vendor shares.
 *
 * @param name as upstreams are named
 * @param keys how callers show who they are
 * @param errors how it words what went wrong
 */
public record Vendor(String name, Keys keys, VendorErrors errors) {}
