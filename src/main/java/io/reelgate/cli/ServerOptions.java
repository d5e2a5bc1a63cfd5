package io.reelgate.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which gateway, and as whom: options first, then the environment, then what a gateway started here left behind. */
final class ServerOptions {
    private static final String USUAL_URL = "http://localhost:8080";

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "the gateway (else REELGATE_URL, else http://localhost:8080)")
    private String baseUrl;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "the API key (else REELGATE_KEY, else the demo key in the data folder)")
    private String key;

    GatewayClient connect(Surroundings surroundings) {
        return new GatewayClient(url(surroundings), key(surroundings));
    }

    private URI url(Surroundings surroundings) {
        String text = Optional.ofNullable(baseUrl)
                .or(() -> surroundings.variable("REELGATE_URL"))
                .orElse(USUAL_URL);
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            if (url.getHost() != null && url.getScheme().matches("(?i)https?")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like every other text that is no address.
        }
        throw new ClientFailure("--base-url must be an http or https address (was " + text + ")");
    }

    private String key(Surroundings surroundings) {
        return Optional.ofNullable(key)
                .or(() -> surroundings.variable("REELGATE_KEY"))
                .or(() -> demoKey(surroundings))
                .orElseThrow(() -> new ClientFailure(
                        "no API key: give --key, set REELGATE_KEY, or run where a gateway keeps data/demo-key"));
    }

    private static Optional<String> demoKey(Surroundings surroundings) {
        Path data = surroundings
                .folder()
                .resolve(surroundings.variable("REELGATE_DATA_DIR").orElse("data"));
        Path file = data.resolve("demo-key");
        try {
            return Files.exists(file) ? firstLine(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException e) {
            throw new ClientFailure("cannot read the demo key in " + file + ": give --key");
        }
    }

    private static Optional<String> firstLine(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    }
}
