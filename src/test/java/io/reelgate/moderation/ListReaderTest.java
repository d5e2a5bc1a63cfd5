package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.moderation.ListReading.Fault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListReaderTest {
    @Test
    void takesWordsPhrasesPatternsAndComments() {
        ListReading reading = read("\uFEFF# first\r\n\r\n  gore \r\nkill all\n/a[bc]d/\n");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ListReading.Usable.class,
                        usable -> assertThat(usable.list().entries()).isEqualTo(3));
    }

    @Test
    void takesAnEmptyList() {
        assertThat(read("").faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'/a[/'      | 'must be a pattern in RE2 syntax: missing closing ]'",
                "'/(?=a)/'   | 'must be a pattern in RE2 syntax: invalid or unsupported Perl syntax'",
                "'/a*/'      | 'must not match the empty text, or it refuses every prompt'",
                "'/gore'     | 'must end with / because it begins with one: /pattern/'",
                "'/'         | 'must end with / because it begins with one: /pattern/'",
                "'//'        | 'must end with / because it begins with one: /pattern/'",
                "'!!!'       | 'must hold a letter or a digit'"
            })
    void saysWhatIsWrongWithALine(String line, String message) {
        assertThat(read("fine\n" + line + "\n").faults()).containsExactly(new Fault(2, message));
    }

    @Test
    void reportsAllFaultsAtOnce() {
        ListReading reading = read("/(/\nfine\n...\n");

        assertThat(reading.faults()).extracting(Fault::line).containsExactly(1, 3);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        ListReading.Broken.class,
                        broken -> assertThat(broken.text())
                                .startsWith("line 1 must be a pattern")
                                .endsWith("; line 3 must hold a letter or a digit"));
    }

    @Test
    void bounds() {
        assertThat(read("word ".repeat(33)).faults())
                .containsExactly(new Fault(1, "must be at most 32 words (was 33)"));
        assertThat(read("/" + "a".repeat(999) + "/").faults())
                .containsExactly(new Fault(1, "must be at most 1000 characters (was 1001)"));
        assertThat(read("a\n".repeat(100_001)).faults())
                .containsExactly(new Fault(0, "must hold at most 100000 words and phrases (holds 100001)"));
        assertThat(read("/a/\n".repeat(1_001)).faults())
                .containsExactly(new Fault(0, "must hold at most 1000 patterns (holds 1001)"));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(ListReader.read(new byte[] {'a', (byte) 0xC3, '('}).faults())
                .containsExactly(new Fault(0, "must be UTF-8"));
    }

    private static ListReading read(String text) {
        return ListReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
