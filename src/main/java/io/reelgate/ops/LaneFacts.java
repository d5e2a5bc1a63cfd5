package io.reelgate.ops;

/**
 * What the configuration says of a lane, without its key.
 *
 * @param adapter whose wire format it speaks
 * @param host where it is called
 */
public record LaneFacts(String adapter, String host) {}
