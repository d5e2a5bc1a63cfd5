package io.reelgate.simulator.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelgate.simulator.http.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All ledger files of a directory. Blocks: call it on a worker. A line that is cut off, by a kill or by a clearing in
 * the middle of a write, is passed over.
 */
final class LedgerFolder {

    private static final String CLEARED = "cleared.json";
    private static final Comparator<ObjectNode> BY_TIME =
            Comparator.comparingLong(entry -> entry.path("time").asLong());

    private final Path directory;

    LedgerFolder(Path directory) {
        this.directory = directory;
    }

    List<ObjectNode> read(LedgerQuery query) throws IOException {
        Map<String, Object> fileToOffset = cleared();
        List<ObjectNode> entries = new ArrayList<>();
        for (Path file : files()) {
            read(file, offset(fileToOffset, file), query, entries);
        }
        entries.sort(BY_TIME);
        return query.kind().equals(Poll.KIND) ? PollCount.merged(entries) : entries;
    }

    /** Notes how long each file is now; what lies before is not read any more. */
    Void clear() throws IOException {
        Map<String, Object> fileToOffset = new HashMap<>();
        for (Path file : files()) {
            fileToOffset.put(file.getFileName().toString(), Files.size(file));
        }
        Path draft = Files.createTempFile(directory, "cleared", ".tmp");
        Files.write(draft, StrictJson.bytes(fileToOffset));
        Files.move(draft, directory.resolve(CLEARED), StandardCopyOption.ATOMIC_MOVE);
        return null;
    }

    private static void read(Path file, long offset, LedgerQuery query, List<ObjectNode> entries) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(offset);
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .filter(query::mayMatch)
                    .flatMap(line -> StrictJson.tree(line).stream())
                    .filter(query::matches)
                    .forEach(entries::add);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, Object> cleared() throws IOException {
        Path note = directory.resolve(CLEARED);
        return Files.exists(note) ? StrictJson.object(Files.readAllBytes(note)).orElse(Map.of()) : Map.of();
    }

    private static long offset(Map<String, Object> fileToOffset, Path file) {
        return fileToOffset.get(file.getFileName().toString()) instanceof Number length ? length.longValue() : 0;
    }
}
