package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at keys by their kind, and finds those that no audit of a partition would meet. */
final class KeyJudge {
    private final TaskKeys tasks;
    private final CallbackKeys callbacks;
    private final ForeignIndexes indexes;

    KeyJudge(RedisConnections connections, Keys keys, KnownNames known) {
        this.tasks = new TaskKeys(connections, keys);
        this.callbacks = new CallbackKeys(connections, keys);
        this.indexes = new ForeignIndexes(connections, keys, known);
    }

    Future<KeyFindings> judge(List<KeyName> names) {
        KeyFindings findings = new KeyFindings();
        Map<Integer, List<KeyName>> partitionToNames =
                names.stream().collect(Collectors.groupingBy(KeyName::partition));
        List<Future<Void>> looks = new ArrayList<>();
        partitionToNames.forEach((partition, here) -> looks.add(judge(new Partition(partition), here, findings)));
        return Future.join(looks).map(findings);
    }

    private Future<Void> judge(Partition partition, List<KeyName> names, KeyFindings findings) {
        return tasks.judge(partition, rests(names, "task"), findings)
                .compose(done -> callbacks.judge(rests(names, "callback"), findings))
                .compose(done -> callbacks.endpoints(partition, rests(names, "outbox"), findings))
                .compose(done -> callbacks.endpoints(partition, rests(names, "flights"), findings))
                .compose(done -> indexes.judge(partition, names, findings));
    }

    private static List<String> rests(List<KeyName> names, String kind) {
        return names.stream()
                .filter(name -> name.kind().equals(kind))
                .map(KeyName::rest)
                .toList();
    }
}
