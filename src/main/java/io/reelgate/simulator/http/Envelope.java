package io.reelgate.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code code}, {@code message}, {@code data} envelope around every JSON answer of APIXO. */
public final class Envelope {

    private static final int OK = 200;

    private Envelope() {}

    /** The envelope of an answer that carries data. */
    public static Map<String, @Nullable Object> success(Object data) {
        return of(OK, "success", data);
    }

    /** The envelope of an error. */
    public static Map<String, @Nullable Object> error(int code, String message) {
        return of(code, message, null);
    }

    /** Any envelope. */
    public static Map<String, @Nullable Object> of(int code, String message, @Nullable Object data) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("code", code);
        envelope.put("message", message);
        envelope.put("data", data);
        return envelope;
    }
}
