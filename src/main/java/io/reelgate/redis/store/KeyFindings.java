package io.reelgate.redis.store;

import io.reelgate.port.KeySpace.Page;
import io.reelgate.port.KeySpace.Position;
import io.reelgate.port.LooseCallback;
import io.reelgate.port.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the keys of a page raise in suspicions; filled while it is read. */
record KeyFindings(List<Suspect> suspects, List<LooseCallback> callbacks, List<String> unreadable) {
    KeyFindings() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    Page page(Optional<Position> next) {
        return new Page(List.copyOf(suspects), List.copyOf(callbacks), List.copyOf(unreadable), next);
    }
}
