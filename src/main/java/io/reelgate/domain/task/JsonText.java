package io.reelgate.domain.task;

import java.util.Map;

/** Encodes a map of JSON values as compact JSON text; given to the domain, which knows no JSON library. */
@FunctionalInterface
public interface JsonText {
    String encode(Map<String, ?> value);
}
