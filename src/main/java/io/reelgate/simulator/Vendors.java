package io.reelgate.simulator;

import io.reelgate.simulator.apixo.ApixoFormat;
import io.reelgate.simulator.dashscope.DashscopeFormat;
import io.reelgate.simulator.fal.FalFormat;
import io.reelgate.simulator.gemini.GeminiFormat;
import io.reelgate.simulator.kie.KieFormat;
import io.reelgate.simulator.ltx.LtxFormat;
import io.reelgate.simulator.openai.OpenAiFormat;
import io.reelgate.simulator.replicate.ReplicateFormat;
import io.reelgate.simulator.vendor.VendorFormat;
import io.reelgate.simulator.vendor.VendorServices;
import io.reelgate.simulator.vertex.VertexFormat;
import io.reelgate.simulator.wavespeed.WaveSpeedFormat;
import io.reelgate.simulator.webhook.WebhookSecrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        NAME_TO_FORMAT.put(GeminiFormat.NAME, GeminiFormat::new);
        NAME_TO_FORMAT.put(VertexFormat.NAME, VertexFormat::new);
        NAME_TO_FORMAT.put(OpenAiFormat.NAME, OpenAiFormat::new);
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

    /** What the vendors that share a secret sign their webhooks with. */
    static Map<String, String> webhookSecrets(Set<String> vendors, WebhookSecrets secrets) {
        Map<String, String> nameToSecret = new TreeMap<>(Map.of(
                KieFormat.NAME, secrets.plain(KieFormat.NAME),
                ReplicateFormat.NAME, secrets.standard(ReplicateFormat.NAME),
                WaveSpeedFormat.NAME, secrets.standard(WaveSpeedFormat.NAME)));
        nameToSecret.keySet().retainAll(vendors);
        return nameToSecret;
    }
}
