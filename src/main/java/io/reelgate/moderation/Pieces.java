package io.reelgate.moderation;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text for an endpoint that takes only so much in one, and judges short texts better. Pieces overlap, so that
 * what stands across an end is whole in the next.
 */
final class Pieces {
    /** In characters, which are at most a few tokens each: every model takes as much. */
    static final int LONGEST = 2_000;

    private static final int OVERLAP = 200;

    private Pieces() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int left = text.codePointCount(0, text.length());
        while (left > LONGEST) {
            pieces.add(text.substring(start, text.offsetByCodePoints(start, LONGEST)));
            start = text.offsetByCodePoints(start, LONGEST - OVERLAP);
            left -= LONGEST - OVERLAP;
        }
        pieces.add(text.substring(start));
        return pieces;
    }
}
