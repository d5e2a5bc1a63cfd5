package io.reelgate.simulator.job;

/**
 * What a job was bought as.
 *
 * @param vendor the vendor's name
 * @param model the model's name there
 */
public record Product(String vendor, String model) {}
