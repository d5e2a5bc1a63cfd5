package io.reelgate.simulator.vendor;

/**
 * From where and when a job is looked at.
 *
 * @param origin this server, as the caller knows it
 * @param time in Unix milliseconds
 */
public record View(String origin, long time) {}
