package io.reelgate.upstream;

import static java.util.Map.entry;

import io.reelgate.upstream.apixo.ApixoAdapter;
import io.reelgate.upstream.dashscope.DashscopeAdapter;
import io.reelgate.upstream.fal.FalAdapter;
import io.reelgate.upstream.gemini.GeminiAdapter;
import io.reelgate.upstream.kie.KieAdapter;
import io.reelgate.upstream.ltx.LtxAdapter;
import io.reelgate.upstream.openai.OpenAiAdapter;
import io.reelgate.upstream.replicate.ReplicateAdapter;
import io.reelgate.upstream.vendor.VendorAccess;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vertex.VertexAdapter;
import io.reelgate.upstream.wavespeed.WaveSpeedAdapter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The vendors whose wire formats the gateway speaks: the one place that names them all. */
public final class Adapters {
    /**
     * A vendor, and what is usual with it.
     *
     * @param baseUrl where it is, unless an upstream says otherwise; empty where every upstream has to say it
     * @param mediaHosts where its results lie besides
     * @param looksPerSecond what it takes of looks, where it says so
     * @param entry what it lets us in by
     */
    public record Vendor(
            String baseUrl,
            List<String> mediaHosts,
            Optional<Integer> looksPerSecond,
            Entry entry,
            Function<VendorAccess, VendorAdapter> adapter) {
        Vendor(String baseUrl, List<String> mediaHosts, Function<VendorAccess, VendorAdapter> adapter) {
            this(baseUrl, mediaHosts, Optional.empty(), Entry.KEY, adapter);
        }

        /** Whether only third parties tell where its results lie. */
        public boolean hidesItsResults() {
            return HEARSAY.contains(mediaHosts);
        }

        /** Whether a route to it may name a model so. */
        public boolean knows(String model) {
            return adapter.apply(new VendorAccess(baseUrl, "")).knows(model);
        }

        /** What its calls are usually mounted below. */
        public String mount() {
            return baseUrl.isEmpty() ? USUAL_MOUNT : URI.create(baseUrl).getRawPath();
        }
    }

    /** What a vendor lets us in by. */
    public enum Entry {
        KEY,
        /** An account of Google's cloud that is given tokens, for a project in a place. */
        SERVICE_ACCOUNT
    }

    /** Of a vendor that has no address of its own. */
    private static final String USUAL_MOUNT = "/v1";

    private static final List<String> NOWHERE_ELSE = List.of();

    /** Told by third parties only; the rest is from the vendors' own pages and samples. */
    private static final List<String> OF_APIXO = List.of("*.apixo.ai");

    /** As {@link #OF_APIXO}. */
    private static final List<String> OF_WAVESPEED = List.of("*.wavespeed.ai", "d1q70pf5vjeyhc.cloudfront.net");

    private static final List<String> OF_DASHSCOPE = List.of("*.aliyuncs.com");
    private static final List<String> OF_KIE = List.of("*.kie.ai", "*.aiquickdraw.com");
    private static final List<String> OF_LTX = List.of("*.ltx.video", "storage.googleapis.com");
    private static final List<String> OF_REPLICATE = List.of("replicate.delivery", "*.replicate.delivery");

    /** Where the Gemini API may lead us for a file of ours, without our key. */
    private static final List<String> OF_GOOGLE = List.of("*.googleapis.com", "*.googleusercontent.com");

    private static final Set<List<String>> HEARSAY = Set.of(OF_APIXO, OF_WAVESPEED);

    private static final Map<String, Vendor> NAME_TO_VENDOR = new TreeMap<>(Map.ofEntries(
            entry("apixo", new Vendor("https://api.apixo.ai", OF_APIXO, access -> new ApixoAdapter(access.apiKey()))),
            entry(
                    "dashscope",
                    new Vendor(
                            "https://dashscope-intl.aliyuncs.com",
                            OF_DASHSCOPE,
                            Optional.of(DashscopeAdapter.LOOKS_PER_SECOND),
                            Entry.KEY,
                            access -> new DashscopeAdapter(access.apiKey()))),
            entry("fal", new Vendor("https://queue.fal.run", List.of("fal.media", "*.fal.media"), FalAdapter::new)),
            entry(
                    "gemini",
                    new Vendor("https://generativelanguage.googleapis.com/v1beta", OF_GOOGLE, GeminiAdapter::new)),
            entry("kie", new Vendor("https://api.kie.ai", OF_KIE, access -> new KieAdapter(access.apiKey()))),
            entry("ltx", new Vendor("https://api.ltx.video", OF_LTX, access -> new LtxAdapter(access.apiKey()))),
            entry("openai", new Vendor("", NOWHERE_ELSE, OpenAiAdapter::new)),
            entry(
                    "replicate",
                    new Vendor(
                            "https://api.replicate.com/v1",
                            OF_REPLICATE,
                            access -> new ReplicateAdapter(access.apiKey()))),
            entry(
                    "vertex",
                    new Vendor(
                            "https://aiplatform.googleapis.com/v1",
                            List.of("storage.googleapis.com"),
                            Optional.empty(),
                            Entry.SERVICE_ACCOUNT,
                            VertexAdapter::new)),
            entry(
                    "wavespeed",
                    new Vendor(
                            "https://api.wavespeed.ai/api/v3",
                            OF_WAVESPEED,
                            access -> new WaveSpeedAdapter(access.apiKey())))));

    private Adapters() {}

    public static Optional<Vendor> find(String name) {
        return Optional.ofNullable(NAME_TO_VENDOR.get(name));
    }

    /** All names, as they are told to operators. */
    public static String names() {
        return String.join(", ", NAME_TO_VENDOR.keySet());
    }

    static VendorAdapter of(UpstreamSettings settings) {
        return find(settings.adapter())
                .map(vendor -> vendor.adapter().apply(settings.access()))
                .orElseThrow(() -> new IllegalArgumentException("upstream " + settings.name()
                        + ": adapter must be one of " + names() + " (was " + settings.adapter() + ")"));
    }
}
