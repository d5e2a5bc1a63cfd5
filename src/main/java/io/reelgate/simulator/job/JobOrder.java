package io.reelgate.simulator.job;

import java.util.Map;

/**
 * What a caller asked for.
 *
 * @param product what it was bought as
 * @param model which of our models that is
 * @param input our model's parameters, as far as they can be told
 * @param content the hash of what determines the result
 * @param words the failure words in the prompt
 */
public record JobOrder(Product product, String model, Map<String, Object> input, ContentHash content, Words words) {}
