package io.reelgate.redis.servers;

import java.util.ArrayList;
import java.util.List;

/** One slot between two masters: MIGRATING at the one, IMPORTING at the other, until it is completed. */
public final class SlotMove {
    private static final String KEYS_AT_ONCE = "1000";

    private final String slot;
    private final ServerProcess source;
    private final ServerProcess target;
    private final Access access;

    private SlotMove(int slot, ServerProcess source, ServerProcess target, Access access) {
        this.slot = Integer.toString(slot);
        this.source = source;
        this.target = target;
        this.access = access;
    }

    static SlotMove begin(int slot, ServerProcess source, ServerProcess target, Access access) {
        SlotMove move = new SlotMove(slot, source, target, access);
        target.ask("CLUSTER", "SETSLOT", move.slot, "IMPORTING", id(source));
        source.ask("CLUSTER", "SETSLOT", move.slot, "MIGRATING", id(target));
        return move;
    }

    private static String id(ServerProcess server) {
        return (String) server.ask("CLUSTER", "MYID");
    }

    /** Moves the keys that are there now; from then on a question for one of them is answered with ASK. */
    public void moveKeys() {
        List<String> keys = keys();
        if (!keys.isEmpty()) {
            List<String> words =
                    new ArrayList<>(List.of("MIGRATE", "127.0.0.1", Integer.toString(target.port()), "", "0", "5000"));
            access.password().ifPresent(word -> words.addAll(List.of("AUTH", word)));
            words.add("KEYS");
            words.addAll(keys);
            source.ask(words.toArray(String[]::new));
        }
    }

    private List<String> keys() {
        List<?> keys = (List<?>) source.ask("CLUSTER", "GETKEYSINSLOT", slot, KEYS_AT_ONCE);
        return keys.stream().map(String.class::cast).toList();
    }

    /** Moves what is left and gives the slot away; from then on the source answers with MOVED. */
    public void complete() {
        moveKeys();
        target.ask("CLUSTER", "SETSLOT", slot, "NODE", id(target));
        source.ask("CLUSTER", "SETSLOT", slot, "NODE", id(target));
    }
}
