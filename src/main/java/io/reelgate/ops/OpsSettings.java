package io.reelgate.ops;

/** Where the operators' port listens. */
public record OpsSettings(String host, int port) {}
