package io.reelgate.domain.address;

/**
 * What the operator opened of a host name.
 *
 * @param named whether the name itself may be used although it is not public
 * @param plain whether by http too, where only https is taken
 * @param everyPort whether at every port
 */
public record HostOpening(boolean named, boolean plain, boolean everyPort) {
    public static final HostOpening NONE = new HostOpening(false, false, false);
    public static final HostOpening ALL = new HostOpening(true, true, true);
}
