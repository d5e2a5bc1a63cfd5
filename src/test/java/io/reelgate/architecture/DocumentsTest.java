package io.reelgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.simulator.job.FailureWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what the sources say. */
class DocumentsTest {
    private static final Path DOCUMENTS = Path.of("src/docs");
    private static final Pattern METRIC = Pattern.compile("\"(reelgate_[a-z_]+)\"");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)`");
    private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
    private static final List<String> SECTIONS = List.of("## Context", "## Decision", "## Consequences");

    @Test
    void everyMetricIsDocumentedAndEveryDocumentedOneExists() throws IOException {
        assertThat(found(FIRST_CELL, read("metrics.md"))).isEqualTo(found(METRIC, sources()));
    }

    @Test
    void everyScriptIsDocumentedAndEveryDocumentedOneExists() throws IOException {
        Set<String> documented = found(FIRST_CELL, read("redis.md"));
        documented.removeIf(name -> !name.endsWith(".lua"));

        assertThat(documented).isEqualTo(scripts());
    }

    @Test
    void everyFailureWordIsDocumentedAsTheSimulatorSaysIt() throws IOException {
        String document = read("simulator.md");

        assertThat(FailureWord.values())
                .allSatisfy(
                        word -> assertThat(document).contains("| `" + word.text() + "` | " + word.sentence() + " |"));
    }

    @Test
    void decisionsAreNumberedWithoutGapsAndHaveOneForm() throws IOException {
        List<Path> decisions = filesIn(DOCUMENTS.resolve("decisions"), ".md");

        for (int i = 0; i < decisions.size(); i++) {
            String name = decisions.get(i).getFileName().toString();
            String text = Files.readString(decisions.get(i));
            String number = "%04d".formatted(i + 1);
            assertThat(name).matches(DECISION).startsWith(number);
            assertThat(text)
                    .startsWith("# " + number + " ")
                    .containsPattern("(?m)^Status: \\w+, \\d{4}-\\d{2}-\\d{2}$");
            assertThat(text).contains(SECTIONS);
        }
    }

    private static String read(String document) throws IOException {
        return Files.readString(DOCUMENTS.resolve(document));
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : filesIn(Path.of("src/main/java"), ".java")) {
            all.append(Files.readString(file));
        }
        return all.toString();
    }

    private static Set<String> scripts() throws IOException {
        Path folder = Path.of("src/main/resources/redis");
        Set<String> names = new TreeSet<>();
        filesIn(folder, ".lua")
                .forEach(file -> names.add(folder.relativize(file).toString()));
        return names;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().map(DocumentsTest::firstGroup).forEach(found::add);
        return found;
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1);
    }

    private static List<Path> filesIn(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
