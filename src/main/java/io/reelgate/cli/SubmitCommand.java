package io.reelgate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code submit}: sends tasks, and follows them where asked to. */
@Command(
        name = "submit",
        description = "Submits tasks of a model and prints their ids.",
        mixinStandardHelpOptions = true)
final class SubmitCommand extends ClientCommand {
    @Parameters(paramLabel = "MODEL", description = "such as sora-2-pro")
    private String model;

    @Option(names = "--prompt", paramLabel = "TEXT", description = "what the video shows")
    private String prompt;

    @Option(
            names = "--input",
            paramLabel = "NAME=VALUE",
            description = "a parameter of the model; numbers, true, false, arrays and objects are taken as JSON")
    private List<String> inputs = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "a request as JSON, which the other options complete")
    private Path file;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "how many (default: 1)")
    private int count;

    @Option(names = "--watch", description = "follow the tasks until they end")
    private boolean watch;

    @Option(names = "--callback", paramLabel = "URL", description = "where the gateway posts the end of each task")
    private String callback;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "repeating the command with it submits nothing twice; counted up for --count")
    private String idempotencyKey;

    SubmitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(GatewayClient gateway) {
        if (count < 1) {
            throw new ClientFailure("--count must be at least 1 (was " + count + ")");
        }
        String body = body();
        List<String> ids = new ArrayList<>();
        Optional<ClientFailure> refused = submit(gateway, body, ids);
        refused.ifPresent(failure -> complain(failure.getMessage() + submitted(ids)));
        int watched = watch && !ids.isEmpty() ? watch(gateway, ids) : ALL_WELL;
        int refusedCode = ids.isEmpty() ? NO_RESULT : SOME_FAILED;
        return refused.isPresent() ? Math.max(refusedCode, watched) : watched;
    }

    private String body() {
        RequestBody body = file == null
                ? new RequestBody()
                : RequestBody.read(surroundings().folder().resolve(file));
        Optional.ofNullable(prompt).ifPresent(body::prompt);
        inputs.forEach(body::input);
        Optional.ofNullable(callback).ifPresent(body::callback);
        return body.text();
    }

    /** Stops at the first refusal: what the gateway refuses once it refuses again. */
    private Optional<ClientFailure> submit(GatewayClient gateway, String body, List<String> ids) {
        try {
            for (int number = 1; number <= count; number++) {
                String id = gateway.submit(model, body, idempotencyKey(number));
                ids.add(id);
                print(id);
            }
            return Optional.empty();
        } catch (ClientFailure e) {
            return Optional.of(e);
        }
    }

    private Optional<String> idempotencyKey(int number) {
        return Optional.ofNullable(idempotencyKey).map(key -> count == 1 ? key : key + "-" + number);
    }

    private String submitted(List<String> ids) {
        return count == 1 ? "" : " (" + ids.size() + " of " + count + " submitted)";
    }

    private void print(String id) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("taskId", id);
        line.put("model", model);
        out().println(json() ? Texts.write(line) : id);
        out().flush();
    }

    private int watch(GatewayClient gateway, List<String> ids) {
        return new Watch(gateway, surroundings().clock(), display(), Optional.of(model)).run(ids);
    }
}
