package io.reelgate.redis.servers;

import java.util.List;

/** Slots from first to last, both included, and the ports of those who hold them. */
record SlotRange(int first, int last, int port, List<Integer> replicaPorts) {
    /** One entry of CLUSTER SLOTS: first, last, master, replicas; each server as address, port, id. */
    static SlotRange in(Object entry) {
        List<?> parts = (List<?>) entry;
        List<Integer> ports =
                parts.subList(2, parts.size()).stream().map(SlotRange::portIn).toList();
        return new SlotRange(
                number(parts.get(0)), number(parts.get(1)), ports.getFirst(), ports.subList(1, ports.size()));
    }

    private static int portIn(Object server) {
        return number(((List<?>) server).get(1));
    }

    private static int number(Object answer) {
        return Math.toIntExact((Long) answer);
    }

    boolean has(int slot) {
        return first <= slot && slot <= last;
    }
}
