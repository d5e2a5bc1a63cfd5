package io.reelgate.ingress;

/** The key inside an Authorization header; what cannot be a key is refused without asking the store. */
final class BearerKey {
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;

    private BearerKey() {}

    /** Whether there is a key of 16-128 visible characters; {@code header} may be null. */
    static boolean shaped(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        int length = header.length() - SCHEME.length();
        return length >= SHORTEST && length <= LONGEST && visible(header);
    }

    static String of(String header) {
        return header.substring(SCHEME.length());
    }

    private static boolean visible(String header) {
        for (int at = SCHEME.length(); at < header.length(); at++) {
            char c = header.charAt(at);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
