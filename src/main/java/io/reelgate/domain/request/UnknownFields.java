package io.reelgate.domain.request;

import io.reelgate.domain.address.Quoted;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses, by name, the fields that do not exist. */
final class UnknownFields {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private UnknownFields() {}

    static void refuse(Map<?, ?> sent, Set<String> known, Place place, Faults faults) {
        for (Map.Entry<?, ?> field : sent.entrySet()) {
            if (field.getValue() != null && !known.contains(String.valueOf(field.getKey()))) {
                faults.refuse(place.field(shown(String.valueOf(field.getKey()))), demand(known), "sent");
            }
        }
    }

    private static String demand(Set<String> known) {
        return "not be sent, the only fields are " + String.join(", ", known);
    }

    private static String shown(String name) {
        return PLAIN.matcher(name).matches() ? name : Quoted.of(name);
    }
}
