package io.reelgate.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=10-1000, 10, 99",
        "bytes=99-, 99, 99",
        "bytes=-1, 99, 99",
        "bytes=-1000, 0, 99"
    })
    void isReadAndCutToTheLength(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void isEmptyOutsideTheLength(String header) {
        assertThat(ByteRange.of(header, 100))
                .hasValueSatisfying(range -> assertThat(range.isEmpty()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "items=0-1", "bytes=a-b"})
    void isIgnoredInAnyOtherForm(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @Test
    void isIgnoredWhenAbsent() {
        assertThat(ByteRange.of(null, 100)).isEmpty();
    }
}
