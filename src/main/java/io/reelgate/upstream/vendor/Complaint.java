package io.reelgate.upstream.vendor;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a vendor's words about an error mean in ours. APIXO has two vintages of fail codes (upper case with underscores,
 * and camel case) and plain sentences at submit; all are compared without case and underscores.
 */
public final class Complaint {
    private static final Pattern CONTENT =
            Pattern.compile("nsfw|sensitive|prohibited|moderat|safety|polic(y|ies)|violat|ipinfringement");
    private static final Pattern LORA = Pattern.compile("\\blora|lora(url|download)|invalidlora");
    private static final Pattern IMAGE =
            Pattern.compile("image.*(access|fetch|download|load|unsupported|format|large|size|url|invalid|fail)"
                    + "|(access|fetch|download|load|unsupported|invalid).*image|unsupportedformat");
    private static final Pattern ACCOUNT = Pattern.compile("credit|balance|quota|billing|arrear|api ?key|permission");
    private static final Pattern TIMEOUT = Pattern.compile("timeout|timed out");
    private static final Pattern UNAVAILABLE = Pattern.compile("unavailable|overloaded");
    private static final Pattern PROMPT = Pattern.compile("prompt");

    private Complaint() {}

    /** The failure a fail code or a sentence stands for; empty when it says nothing we know. */
    public static Optional<Failure> meaning(String words) {
        String text = words.replace("_", "").toLowerCase(Locale.ROOT);
        if (CONTENT.matcher(text).find()) {
            return Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
        }
        return media(text).or(() -> service(text)).or(() -> prompt(text));
    }

    /** Whether the words are about our own account at the vendor. */
    public static boolean isAboutOurAccount(String words) {
        return ACCOUNT.matcher(words.replace("_", "").toLowerCase(Locale.ROOT)).find();
    }

    private static Optional<Failure> media(String text) {
        if (LORA.matcher(text).find()) {
            return Optional.of(Failure.of(FailCode.INVALID_LORA_URL));
        }
        return IMAGE.matcher(text).find() ? Optional.of(image(text)) : Optional.empty();
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
