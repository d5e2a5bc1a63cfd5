package io.reelgate.fanout;

import io.reelgate.domain.account.Partition;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A partition somebody watches, and how far its stream was read. Confined to the tail's context. */
final class Watched {
    private final Partition partition;
    private final Map<String, Set<Watcher>> accountToWatchers = new HashMap<>();
    private Offset offset = Offset.START;
    private boolean open;

    Watched(Partition partition) {
        this.partition = partition;
    }

    Partition partition() {
        return partition;
    }

    /** From now on it is tailed, from {@code position} on. */
    void open(Offset position) {
        offset = position;
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    Offset offset() {
        return offset;
    }

    void moveTo(Offset position) {
        offset = position;
    }

    void add(Watcher watcher) {
        accountToWatchers
                .computeIfAbsent(watcher.account().value(), account -> new LinkedHashSet<>())
                .add(watcher);
    }

    void remove(Watcher watcher) {
        accountToWatchers.computeIfPresent(
                watcher.account().value(), (account, watchers) -> without(watchers, watcher));
    }

    private static Set<Watcher> without(Set<Watcher> watchers, Watcher watcher) {
        watchers.remove(watcher);
        return watchers.isEmpty() ? null : watchers;
    }

    boolean unwatched() {
        return accountToWatchers.isEmpty();
    }

    Set<Watcher> watchersOf(String account) {
        return accountToWatchers.getOrDefault(account, Set.of());
    }

    void tellAll(Consumer<Watcher> news) {
        accountToWatchers.values().forEach(watchers -> tell(watchers, news));
    }

    /** Each on its own context; what one thread sends to one context arrives in order. */
    static void tell(Set<Watcher> watchers, Consumer<Watcher> news) {
        watchers.forEach(watcher -> watcher.context().runOnContext(nothing -> news.accept(watcher)));
    }
}
