package io.reelgate.simulator.vertex;

import io.reelgate.simulator.job.JobIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Access tokens that say themselves when they end, so that every simulator of the same key takes them. */
record Tokens(JobIds ids) {
    static final int SECONDS = 3_599;

    private static final Pattern TOKEN = Pattern.compile("ya29\\.([0-9]{1,18})\\.([A-Za-z0-9_-]+)");

    String made(long now) {
        String end = Long.toString(now + SECONDS * 1_000L);
        return "ya29." + end + "." + ids.seal(end);
    }

    boolean holds(String text, long now) {
        Matcher token = TOKEN.matcher(text);
        return token.matches() && isOurs(token) && now < Long.parseLong(token.group(1));
    }

    private boolean isOurs(Matcher token) {
        byte[] seal = ids.seal(token.group(1)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(seal, token.group(2).getBytes(StandardCharsets.US_ASCII));
    }
}
