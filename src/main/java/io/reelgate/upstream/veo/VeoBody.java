package io.reelgate.upstream.veo;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.ImageSize;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Base64Text;
import io.reelgate.upstream.vendor.InputFields;
import io.reelgate.upstream.vendor.PromptTokens;
import io.reelgate.upstream.vendor.VendorJson;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request for Veo 3.1 in Google's words (reference: upstreams, sections 2.1 and 10.4), the same at both its doors but for
 * some parameters. No URL of a caller is among them: images are in the request itself.
 */
public final class VeoBody {
    private static final int MOST_TOKENS = 1_024;
    private static final int SECONDS = 8;
    private static final String LANDSCAPE = "16:9";
    private static final String PORTRAIT = "9:16";

    private final InputFields input;
    private final InlineMedia media;

    private VeoBody(InputFields input, InlineMedia media) {
        this.input = input;
        this.media = media;
    }

    /** Whether the prompt is as short as Google wants it. */
    public static boolean takes(GenerateRequest request) {
        return PromptTokens.of(InputFields.of(request).value("prompt")) <= MOST_TOKENS;
    }

    /** The instance and the parameters that both doors take. */
    public static VeoBody of(GenerateRequest request, InlineMedia media) {
        return new VeoBody(InputFields.of(request), media);
    }

    public Map<String, Object> instance() {
        Map<String, Object> instance = new LinkedHashMap<>();
        instance.put("prompt", input.value("prompt"));
        switch (input.value("generationType")) {
            case "FIRST_AND_LAST_FRAMES_2_VIDEO" -> frames(instance);
            case "REFERENCE_2_VIDEO" ->
                instance.put(
                        "referenceImages", urls().stream().map(this::reference).toList());
            default -> {}
        }
        return instance;
    }

    private void frames(Map<String, Object> instance) {
        List<String> urls = urls();
        instance.put("image", image(urls.getFirst()));
        if (urls.size() > 1) {
            instance.put("lastFrame", image(urls.get(1)));
        }
    }

    private List<String> urls() {
        return input.images().stream().map(String::valueOf).toList();
    }

    private Object reference(String url) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("image", image(url));
        reference.put("referenceType", "asset");
        return reference;
    }

    private Map<String, Object> image(String url) {
        InlineMedia.Image image = found(url);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bytesBase64Encoded", Base64Text.of(image.bytes()));
        fields.put("mimeType", image.mediaType());
        return fields;
    }

    private InlineMedia.Image found(String url) {
        return media.find(url).orElseThrow(() -> new IllegalArgumentException("an image is missing"));
    }

    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("aspectRatio", ratio());
        parameters.put("durationSeconds", SECONDS);
        parameters.put("resolution", "720p");
        parameters.put("personGeneration", input.images().isEmpty() ? "allow_all" : "allow_adult");
        return parameters;
    }

    /** Google has no {@code auto}: it is what the first image is. */
    private String ratio() {
        String asked = input.value("aspect_ratio");
        if (!asked.equals("auto")) {
            return asked.isEmpty() ? LANDSCAPE : asked;
        }
        boolean portrait = urls().stream()
                .findFirst()
                .flatMap(url -> found(url).size())
                .filter(ImageSize::isPortrait)
                .isPresent();
        return portrait ? PORTRAIT : LANDSCAPE;
    }

    /** The whole document. */
    public static Buffer document(Map<String, Object> instance, Map<String, Object> parameters) {
        return document(instance, parameters, Map.of());
    }

    /** The whole document with further fields of a door's own. */
    public static Buffer document(
            Map<String, Object> instance, Map<String, Object> parameters, Map<String, Object> further) {
        Map<String, Object> body = new LinkedHashMap<>(further);
        body.put("instances", List.of(instance));
        body.put("parameters", parameters);
        return VendorJson.encode(body);
    }
}
