package io.reelgate.simulator;

import io.reelgate.simulator.apixo.ApixoFormat;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The vendors whose formats are spoken: the one place that names them all. */
public final class Vendors {

    private static final Map<String, Function<VendorServices, VendorFormat>> NAME_TO_FORMAT = new LinkedHashMap<>();

    static {
        NAME_TO_FORMAT.put(ApixoFormat.NAME, ApixoFormat::new);
    }

    private Vendors() {}

    public static Set<String> names() {
        return Set.copyOf(NAME_TO_FORMAT.keySet());
    }

    /** @throws IllegalArgumentException for a vendor nobody knows */
    static void require(Set<String> vendors) {
        if (vendors.isEmpty() || !NAME_TO_FORMAT.keySet().containsAll(vendors)) {
            throw new IllegalArgumentException("the simulator's vendors must be some of "
                    + String.join(", ", NAME_TO_FORMAT.keySet()) + " (was " + String.join(", ", vendors) + ")");
        }
    }

    static List<VendorFormat> of(Set<String> vendors, VendorServices services) {
        return NAME_TO_FORMAT.entrySet().stream()
                .filter(entry -> vendors.contains(entry.getKey()))
                .map(entry -> entry.getValue().apply(services))
                .toList();
    }
}
