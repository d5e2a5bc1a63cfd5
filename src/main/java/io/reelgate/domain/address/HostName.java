package io.reelgate.domain.address;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host names as they stand in URLs: one IDNA pass, then ASCII only. */
public final class HostName {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final int LONGEST = 253;

    /**
     * What the two versions of IDNA read differently: letters that the older one, which is the JDK's, replaces, so that
     * another owner's host would be dialled; and signs that it drops without a word.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[\u00df\u1e9e\u03c2\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]");

    private HostName() {}

    /** Whether it can be written in ASCII only in ways that lead to different hosts. */
    static boolean isAmbiguous(String host) {
        return AMBIGUOUS.matcher(host).find();
    }

    /** The host in lower-case ASCII without a closing dot; empty when it is no host name, or an ambiguous one. */
    public static Optional<String> toAscii(String host) {
        if (isAmbiguous(host)) {
            return Optional.empty();
        }
        try {
            String ascii = (isAscii(host) ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED)).toLowerCase(Locale.ROOT);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            boolean valid = name.length() <= LONGEST && NAME.matcher(name).matches();
            return valid ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String host) {
        return host.chars().allMatch(character -> character < 128);
    }

    /** Whether parsers take the name for an address: its last label is a number, decimal, octal or hexadecimal. */
    public static boolean endsInNumber(String name) {
        return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    }

    static boolean isLocal(String name) {
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    static boolean isSingleLabel(String name) {
        return name.indexOf('.') < 0;
    }
}
