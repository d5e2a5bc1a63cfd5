package io.reelgate.upstream.vendor;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a vendor's words about an error mean in ours. APIXO has two vintages of fail codes (upper case with underscores,
 * and camel case) and plain sentences at submit; all are compared without case and underscores.
 */
public final class Complaint {
    /** More is no reason but a document, and nobody's text may hold up an event loop. */
    private static final int MOST = 1_000;

    private static final Pattern CONTENT =
            Pattern.compile("nsfw|moderat|safety|unsafe|ipinfringement|minors? ?upload|prominent ?people"
                    + "|flagged as sensitive|(sensitive|prohibited|inappropriate) ?(content|image|prompt|word|material)"
                    + "|(content|usage|community|provider) ?(violat|polic|filter|guideline)"
                    + "|violat\\w*( \\w+){0,5} (polic|guideline|terms)|(polic\\w+|guidelines?)( \\w+){0,5} violat");
    private static final Pattern LORA = Pattern.compile("\\blora|lora(url|download)|invalidlora");
    private static final String IMAGE = "image";
    private static final List<String> BEFORE_IMAGE =
            List.of("access", "fetch", "download", "load", "unsupported", "invalid");
    private static final List<String> AFTER_IMAGE = List.of(
            "access", "fetch", "download", "load", "unsupported", "format", "large", "size", "url", "invalid", "fail");
    private static final Pattern ACCOUNT = Pattern.compile("credit|balance|quota|billing|arrear|api ?key|permission");
    private static final Pattern TIMEOUT = Pattern.compile("timeout|timed out");
    private static final Pattern UNAVAILABLE = Pattern.compile("unavailable|overloaded");
    private static final Pattern PROMPT = Pattern.compile("prompt");

    private Complaint() {}

    /** The failure a fail code or a sentence stands for; empty when it says nothing we know. */
    public static Optional<Failure> meaning(String words) {
        String text = plain(words);
        if (CONTENT.matcher(text).find()) {
            return Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
        }
        return media(text).or(() -> service(text)).or(() -> prompt(text));
    }

    /** Whether the words are about our own account at the vendor. */
    public static boolean isAboutOurAccount(String words) {
        return ACCOUNT.matcher(plain(words)).find();
    }

    private static String plain(String words) {
        String some = words.length() > MOST ? words.substring(0, MOST) : words;
        return some.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<Failure> media(String text) {
        if (LORA.matcher(text).find()) {
            return Optional.of(Failure.of(FailCode.INVALID_LORA_URL));
        }
        return isAboutAnImage(text) ? Optional.of(image(text)) : Optional.empty();
    }

    private static boolean isAboutAnImage(String text) {
        int first = text.indexOf(IMAGE);
        if (first < 0) {
            return text.contains("unsupportedformat");
        }
        String before = text.substring(0, text.lastIndexOf(IMAGE));
        String after = text.substring(first + IMAGE.length());
        return BEFORE_IMAGE.stream().anyMatch(before::contains)
                || AFTER_IMAGE.stream().anyMatch(after::contains)
                || text.contains("unsupportedformat");
    }

    private static Failure image(String text) {
        if (text.contains("large") || text.contains("size")) {
            return Failure.of(FailCode.INVALID_IMAGE_URL, "the image is too large");
        }
        return text.contains("format")
                ? Failure.of(FailCode.INVALID_IMAGE_URL, "the image format is not supported")
                : Failure.of(FailCode.INVALID_IMAGE_URL);
    }

    private static Optional<Failure> service(String text) {
        if (ACCOUNT.matcher(text).find() || UNAVAILABLE.matcher(text).find()) {
            return Optional.of(Failure.of(FailCode.MODEL_UNAVAILABLE));
        }
        return TIMEOUT.matcher(text).find() ? Optional.of(Failure.of(FailCode.PROCESSING_TIMEOUT)) : Optional.empty();
    }

    private static Optional<Failure> prompt(String text) {
        if (!PROMPT.matcher(text).find()) {
            return Optional.empty();
        }
        String reason = text.contains("long") || text.contains("length")
                ? "the prompt is too long"
                : "the prompt was not accepted";
        return Optional.of(Failure.of(FailCode.GENERATION_FAILED, reason));
    }
}
