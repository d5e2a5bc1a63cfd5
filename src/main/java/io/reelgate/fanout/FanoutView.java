package io.reelgate.fanout;

import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.task.Snapshots;
import java.time.Clock;
import java.util.List;

/**
 * How this role sees tasks.
 *
 * @param models ids of the catalogue: an account's unfinished tasks are listed model by model
 */
public record FanoutView(List<String> models, Partitions partitions, Snapshots snapshots, Clock clock) {
    public FanoutView {
        models = List.copyOf(models);
    }
}
