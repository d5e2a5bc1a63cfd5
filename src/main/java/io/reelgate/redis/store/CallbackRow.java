package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a callback row is made of besides the task. */
final class CallbackRow {
    private static final int NAME_BYTES = 10;
    private static final Pattern ORIGIN = Pattern.compile("[^:/?#]+://[^/?#]*");

    private CallbackRow() {}

    /** Exactly the status envelope of the task's end, byte for byte what is signed and posted. */
    static String body(String snapshot) {
        return "{\"code\":200,\"message\":\"success\",\"data\":" + snapshot + "}";
    }

    /** A short name for where an account's callbacks go; another account's calls to the same host are apart from them. */
    static String endpoint(AccountId account, String url) {
        byte[] name = (account.value() + ' ' + origin(url)).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.bytes(name), 0, NAME_BYTES);
    }

    /** Scheme, host and port as written: a url that was accepted once must not fail here, so nothing is parsed. */
    private static String origin(String url) {
        Matcher origin = ORIGIN.matcher(url);
        return (origin.lookingAt() ? origin.group() : url).toLowerCase(Locale.ROOT);
    }
}
