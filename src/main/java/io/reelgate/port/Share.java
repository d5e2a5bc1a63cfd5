package io.reelgate.port;

/**
 * One node among those that do the same work.
 *
 * @param number from 0, different for each of them
 * @param nodes how many there are, at least 1
 */
public record Share(int number, int nodes) {
    public static final Share WHOLE = new Share(0, 1);
}
