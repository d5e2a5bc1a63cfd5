package io.reelgate.rig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model in one mode at one vendor, as a golden case has it.
 *
 * @param name the golden case's own name
 */
public record Cell(String vendor, String model, String name) {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String ROUTING = """
            routing:
              providers: [auto]
              default: auto
              routes:
                - {provider: auto, upstream: %s, model: "%s"}
            """;

    public static List<Cell> all() {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.endsWith("caller-request.json"))
                    .map(Path::getParent)
                    .map(Cell::of)
                    .sorted((one, other) -> one.id().compareTo(other.id()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cell of(Path folder) {
        Path path = GOLDEN.relativize(folder);
        return new Cell(
                path.getName(0).toString(),
                path.getName(1).toString(),
                path.getName(2).toString());
    }

    /** Of a model of its own that has only the route to the vendor. */
    public String id() {
        return vendor + "-" + model + "-" + name;
    }

    /** What marks its prompt. */
    public String tag() {
        return "(" + id() + ")";
    }

    /** The model's file with that route alone. */
    public String routed(String file) {
        String rules = file.substring(0, file.indexOf("\nrouting:") + 1).replace("id: " + model, "id: " + id());
        return rules + ROUTING.formatted(vendor, upstreamModel());
    }

    private String upstreamModel() {
        var routes = Http.json(text(GOLDEN.resolve(vendor).resolve("routes.json")));
        return routes.path(model + "/" + name).asText(routes.path(model).asText());
    }

    /** The golden case's input, its prompt marked. */
    public String body(String words) {
        Path request = GOLDEN.resolve(vendor).resolve(model).resolve(name).resolve("caller-request.json");
        ObjectNode input = (ObjectNode) Http.json(text(request)).get("input");
        input.put("prompt", input.get("prompt").asText() + words + " " + (words.isEmpty() ? tag() : ""));
        return "{\"input\":" + input + "}";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return vendor + "/" + model + "/" + name;
    }
}
