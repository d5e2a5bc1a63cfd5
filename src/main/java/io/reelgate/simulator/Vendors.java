package io.reelgate.simulator;

import io.reelgate.simulator.apixo.ApixoFormat;
import io.reelgate.simulator.dashscope.DashscopeFormat;
import io.reelgate.simulator.fal.FalFormat;
import io.reelgate.simulator.kie.KieFormat;
import io.reelgate.simulator.ltx.LtxFormat;
import io.reelgate.simulator.replicate.ReplicateFormat;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.reelgate.simulator.wavespeed.WaveSpeedFormat;
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
        NAME_TO_FORMAT.put(KieFormat.NAME, KieFormat::new);
        NAME_TO_FORMAT.put(DashscopeFormat.NAME, DashscopeFormat::new);
        NAME_TO_FORMAT.put(WaveSpeedFormat.NAME, WaveSpeedFormat::new);
        NAME_TO_FORMAT.put(ReplicateFormat.NAME, ReplicateFormat::new);
        NAME_TO_FORMAT.put(LtxFormat.NAME, LtxFormat::new);
        NAME_TO_FORMAT.put(FalFormat.NAME, FalFormat::new);
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
