package io.reelgate.rig;

import java.util.List;

/**
 * Where a node ends itself.
 *
 * @param word names a waypoint, such as {@code after-intent}
 * @param nth the how many-th time it is reached, from 1
 */
public record CrashPoint(String word, int nth) {
    /** System properties of the process that ends itself. */
    public static final String POINT = "reelgate.crash.point";

    public static final String NTH = "reelgate.crash.nth";

    /** What the process exits with. */
    public static final int EXIT = 86;

    List<String> properties() {
        return List.of("-D" + POINT + "=" + word, "-D" + NTH + "=" + nth);
    }
}
