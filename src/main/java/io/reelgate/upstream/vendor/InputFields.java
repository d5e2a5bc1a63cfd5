package io.reelgate.upstream.vendor;

import io.reelgate.domain.request.GenerateRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a vendor's JSON object from a caller's input, field by field; what the input leaves out is left out. */
public final class InputFields {
    private static final long RANDOM = -1;

    private final Map<String, Object> input;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private InputFields(Map<String, Object> input) {
        this.input = input;
    }

    public static InputFields of(GenerateRequest request) {
        return new InputFields(request.input());
    }

    /** Under the same names. */
    public InputFields same(String... names) {
        for (String name : names) {
            renamed(name, name);
        }
        return this;
    }

    public InputFields renamed(String ours, String theirs) {
        Object value = input.get(ours);
        return value == null ? this : with(theirs, value);
    }

    /** An input's value as text. */
    public InputFields text(String ours, String theirs) {
        Object value = input.get(ours);
        return value == null ? this : with(theirs, String.valueOf(value));
    }

    /** Left out where it is random. */
    public InputFields seed(String theirs) {
        Object seed = input.get("seed");
        return seed == null || ((Number) seed).longValue() == RANDOM ? this : with(theirs, seed);
    }

    /** The image at a place of {@code image_urls}, where there is one. */
    public InputFields image(int index, String theirs) {
        List<?> images = images();
        return index < images.size() ? with(theirs, images.get(index)) : this;
    }

    public List<?> images() {
        return input.get("image_urls") instanceof List<?> urls ? urls : List.of();
    }

    /** An input's value as text; empty when it is left out. */
    public String value(String ours) {
        Object value = input.get(ours);
        return value == null ? "" : String.valueOf(value);
    }

    /**
     * The ratio for a vendor that has to be told one; from text, {@code auto} is the usual one.
     *
     * @throws IllegalArgumentException where it is to be that of an image, which only its bytes could say
     */
    public String ratio() {
        String ratio = value("aspect_ratio");
        if (!ratio.equals("auto")) {
            return ratio;
        }
        if (images().isEmpty()) {
            return "16:9";
        }
        throw new IllegalArgumentException("the ratio of an image is not known here");
    }

    public InputFields with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    public Map<String, Object> map() {
        return fields;
    }
}
