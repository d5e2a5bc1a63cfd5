package io.reelgate.simulator.job;

import java.util.Map;

/**
 * What a caller asked for.
 *
 * @param model the model
 * @param input the model's parameters as they were sent
 * @param content the hash of what determines the result
 * @param words the failure words in the prompt
 */
public record JobOrder(String model, Map<String, Object> input, ContentHash content, Words words) {}
