package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.port.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The models and upstreams of this node's catalogue and settings, whose indexes are visited whatever they hold. */
record KnownNames(List<String> models, List<String> upstreams) {
    /** All but slots. */
    List<Index> indexes() {
        List<Index> indexes = new ArrayList<>(List.of(new Index.Active(), new Index.Claimed(), new Index.Collecting()));
        models.forEach(model -> indexes.add(new Index.Ready(model)));
        upstreams.forEach(upstream -> indexes.add(new Index.Due(upstream)));
        return indexes;
    }

    List<Index.Slots> slots(List<AccountId> accounts) {
        return accounts.stream().flatMap(this::slots).toList();
    }

    private Stream<Index.Slots> slots(AccountId account) {
        return models.stream().map(model -> new Index.Slots(account, model));
    }
}
