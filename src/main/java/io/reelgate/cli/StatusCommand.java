package io.reelgate.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status}: what tasks are at now. */
@Command(
        name = "status",
        description = "Tells the state of tasks. Exit code: 0 all found, 1 some not found, 2 no connection.",
        mixinStandardHelpOptions = true)
final class StatusCommand extends ClientCommand {
    @Parameters(arity = "1..*", paramLabel = "TASKID", description = "the tasks")
    private List<String> taskIds;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "their model; without it they are asked for by socket")
    private String model;

    StatusCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(GatewayClient gateway) {
        List<String> ids = List.copyOf(new LinkedHashSet<>(taskIds));
        List<TaskView> found = model == null ? new SnapshotReader(gateway).read(ids) : gateway.status(model, ids);
        if (json()) {
            found.forEach(task -> out().println(Texts.write(task.data())));
        } else {
            Table.of(found).forEach(out()::println);
        }
        List<String> missing = new ArrayList<>(ids);
        found.forEach(task -> missing.remove(task.id()));
        missing.forEach(id -> complain("task not found: " + id));
        return missing.isEmpty() ? ALL_WELL : SOME_FAILED;
    }
}
