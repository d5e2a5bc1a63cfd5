package io.reelgate.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watch}: follows tasks until they end. */
@Command(
        name = "watch",
        description = "Follows tasks until they end. Exit code: 0 all succeeded, 1 some failed, 2 no connection.",
        mixinStandardHelpOptions = true)
final class WatchCommand extends ClientCommand {
    @Parameters(arity = "1..*", paramLabel = "TASKID", description = "the tasks")
    private List<String> taskIds;

    @Option(names = "--model", paramLabel = "MODEL", description = "needed only where no WebSocket gets through")
    private String model;

    WatchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(GatewayClient gateway) {
        Watch watch = new Watch(gateway, surroundings().clock(), display(), Optional.ofNullable(model));
        return watch.run(List.copyOf(new LinkedHashSet<>(taskIds)));
    }
}
