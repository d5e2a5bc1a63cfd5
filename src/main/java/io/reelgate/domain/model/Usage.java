package io.reelgate.domain.model;

/**
 * Where a parameter is used at all.
 *
 * @param when the inputs that use it
 * @param checkedOtherwise true when it may be sent everywhere: checked, then dropped; false when it is refused elsewhere
 */
public record Usage(Condition when, boolean checkedOtherwise) {

    public static final Usage EVERYWHERE = new Usage(Condition.ALWAYS, false);
}
