package io.reelgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen in the text of a source file only. */
class SourcesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final int LONGEST = 300;
    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
    private static final Pattern TAG = Pattern.compile("(?s)\\{@.*?}");
    private static final Pattern SENTENCE_END = Pattern.compile("\\.(?=\\s|$)");
    private static final Pattern PRINTS = Pattern.compile("System\\.(out|err)\\b");
    private static final Pattern SLEEPS = Pattern.compile("Thread\\" + ".sleep|TimeUnit\\.\\w+\\" + ".sleep");
    private static final Pattern OF_A_PERSON = Pattern.compile(".*/io/reelgate/(app|cli)/.*");

    @Test
    void noFileIsTooLongToRead() throws IOException {
        assertThat(all().stream().filter(file -> text(file).lines().count() > LONGEST))
                .isEmpty();
    }

    @Test
    void packagesAreDescribedInThreeSentences() throws IOException {
        assertThat(files(MAIN).filter(file -> file.endsWith("package-info.java")))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(sentences(file)).as(file.toString()).isEqualTo(3));
    }

    @Test
    void onlyTheApplicationAndTheClientPrint() throws IOException {
        assertThat(files(MAIN).filter(file -> holds(file, PRINTS)))
                .isNotEmpty()
                .allMatch(file -> OF_A_PERSON.matcher(file.toString()).matches());
    }

    @Test
    void nothingSleeps() throws IOException {
        assertThat(all().stream().filter(file -> holds(file, SLEEPS))).isEmpty();
    }

    private static long sentences(Path packageInfo) {
        String text = JAVADOC.matcher(text(packageInfo))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return SENTENCE_END
                .matcher(TAG.matcher(text).replaceAll("it"))
                .results()
                .count();
    }

    private static boolean holds(Path file, Pattern pattern) {
        return pattern.matcher(text(file)).find();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> all() throws IOException {
        return Stream.concat(files(MAIN), files(TESTS)).toList();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }
}
