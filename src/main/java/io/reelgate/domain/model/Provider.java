package io.reelgate.domain.model;

import java.util.Optional;
import java.util.stream.Stream;

/** Which kind of route a caller wants; the wire names are the lower-case names (contract 3). */
public enum Provider {
    AUTO("auto"),
    VALUE("value"),
    OFFICIAL("official");

    private final String wireName;

    Provider(String wireName) {
        this.wireName = wireName;
    }

    /** The name used in requests and files. */
    public String wireName() {
        return wireName;
    }

    /** The provider of a wire name, case-sensitive; empty for any other text. */
    public static Optional<Provider> ofWireName(String name) {
        return Stream.of(values())
                .filter(provider -> provider.wireName.equals(name))
                .findFirst();
    }
}
