package io.reelgate.simulator.vendor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A vendor's input in our own words, as far as they decide a job's duration, shape and failures. */
public final class OurInput {

    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})[*x](\\d{3,4})");

    private final Map<String, Object> sent;
    private final Map<String, Object> ours = new LinkedHashMap<>();

    public OurInput(Map<String, Object> sent) {
        this.sent = sent;
    }

    /** Under the same names. */
    public OurInput same(String... names) {
        for (String name : names) {
            renamed(name, name);
        }
        return this;
    }

    public OurInput renamed(String theirName, String ourName) {
        Object value = sent.get(theirName);
        return value == null ? this : with(ourName, value);
    }

    public OurInput with(String name, Object value) {
        ours.put(name, value);
        return this;
    }

    /** {@code resolution}, in whatever case. */
    public OurInput resolution() {
        return sent.get("resolution") instanceof String resolution
                ? with("resolution", resolution.toLowerCase(Locale.ROOT))
                : this;
    }

    /** A size such as {@code 1280*720} as resolution and ratio; what is none says nothing. */
    public OurInput size(Object size) {
        Matcher matcher = SIZE.matcher(String.valueOf(size));
        return matcher.matches() ? size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))) : this;
    }

    public OurInput size(int width, int height) {
        String ratio = width == height ? "1:1" : width > height ? "16:9" : "9:16";
        return with("aspect_ratio", ratio).with("resolution", resolution(width, height));
    }

    /** A square has about the pixels of its tier. */
    private static String resolution(int width, int height) {
        int shortSide = Math.min(width, height);
        if (width == height) {
            return shortSide < 700 ? "480p" : shortSide < 1_000 ? "720p" : "1080p";
        }
        return shortSide < 600 ? "480p" : shortSide < 800 ? "720p" : "1080p";
    }

    public Map<String, Object> map() {
        return ours;
    }
}
