package io.reelgate.simulator.veo;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Google refuses of a request for Veo. Above all no URL is an image there. */
final class VeoFaults {
    private static final Set<Object> RATIOS = Set.of("16:9", "9:16");
    private static final Set<Object> SECONDS = Set.of(4, 6, 8);
    private static final int MOST_REFERENCES = 3;

    private final Map<?, ?> instance;
    private final Map<String, Object> parameters;

    VeoFaults(Map<?, ?> instance, Map<String, Object> parameters) {
        this.instance = instance;
        this.parameters = parameters;
    }

    Optional<String> first() {
        return Stream.of(prompt(), images(), combination(), values())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> prompt() {
        boolean there = instance.get("prompt") instanceof String prompt && !prompt.isBlank();
        return unless(there, "`prompt` is required.");
    }

    private Optional<String> images() {
        List<?> references = references();
        Stream<Object> images = Stream.concat(
                Stream.of("image", "lastFrame").<Object>map(instance::get).filter(image -> image != null),
                references.stream().map(VeoFaults::image));
        return images.map(VeoFaults::fault).flatMap(Optional::stream).findFirst();
    }

    private List<?> references() {
        return instance.get("referenceImages") instanceof List<?> list ? list : List.of();
    }

    private static Object image(Object reference) {
        boolean asset = reference instanceof Map<?, ?> fields && "asset".equals(fields.get("referenceType"));
        return asset && ((Map<?, ?>) reference).get("image") instanceof Map<?, ?> image ? image : "none";
    }

    private static Optional<String> fault(Object image) {
        if (!(image instanceof Map<?, ?> fields)) {
            return Optional.of("An image must be an object.");
        }
        if (fields.containsKey("uri") || fields.containsKey("url")) {
            return Optional.of("`uri` isn't supported by this model. Please remove it or refer to the documentation.");
        }
        boolean typed = String.valueOf(fields.get("mimeType")).startsWith("image/");
        return unless(typed && isBase64(fields.get("bytesBase64Encoded")), "An image needs `bytesBase64Encoded`.");
    }

    private static boolean isBase64(Object value) {
        try {
            return value instanceof String text && Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> combination() {
        List<?> references = references();
        boolean image = instance.containsKey("image");
        boolean last = instance.containsKey("lastFrame");
        boolean fits = references.isEmpty() ? image || !last : !image && !last && references.size() <= MOST_REFERENCES;
        return unless(fits, "This combination of images isn't supported by this model.");
    }

    private Optional<String> values() {
        if (!RATIOS.contains(parameters.getOrDefault("aspectRatio", "16:9"))) {
            return Optional.of("`aspectRatio` must be 16:9 or 9:16.");
        }
        if (!SECONDS.contains(parameters.getOrDefault("durationSeconds", 8))) {
            return Optional.of("`durationSeconds` must be a number, 4, 6 or 8.");
        }
        boolean text = references().isEmpty() && !instance.containsKey("image");
        String persons = text ? "allow_all" : "allow_adult";
        return unless(
                parameters.getOrDefault("personGeneration", persons).equals(persons),
                "`personGeneration` isn't supported with this value here.");
    }

    private static Optional<String> unless(boolean fine, String fault) {
        return fine ? Optional.empty() : Optional.of(fault);
    }
}
