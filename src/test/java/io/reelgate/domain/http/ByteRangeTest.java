package io.reelgate.domain.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-,             100, 0-99",
        "bytes=0-0,            100, 0-0",
        "bytes=10-19,          100, 10-19",
        "bytes=10-,            100, 10-99",
        "bytes=99-,            100, 99-99",
        "bytes=-1,             100, 99-99",
        "bytes=-100,           100, 0-99",
        "bytes=-1000,          100, 0-99",
        "bytes=50-1000,        100, 50-99",
        "bytes=100-200,        100, beyond",
        "items=0-1,            100, whole",
        "bytes=0-99999999999999999999, 100, 0-99",
        "Bytes=1-2,            100, 1-2",
        "bytes= 1 - 2 ,        100, 1-2",
        "bytes=100-,           100, beyond",
        "bytes=99999999999999999999-, 100, beyond",
        "bytes=-0,             100, beyond",
        "bytes=0-,               0, beyond",
        "bytes=-5,               0, beyond",
        "bytes=2-1,            100, whole",
        "bytes=-,              100, whole",
        "bytes=,               100, whole",
        "bytes=a-b,            100, whole",
        "'bytes=0-1,5-6',      100, whole",
        "lines=0-1,            100, whole",
        "0-1,                  100, whole",
        "'',                   100, whole"
    })
    void readsOneRangeAndIgnoresEveryOtherForm(String header, long size, String expected) {
        String read = switch (ByteRange.of(header, size)) {
            case ByteRange.Whole whole -> "whole";
            case ByteRange.Part part -> part.first() + "-" + part.last();
            case ByteRange.Beyond beyond -> "beyond";
        };

        assertThat(read).isEqualTo(expected);
    }

    @Test
    void saysWhichPartOfTheFileItIs() {
        assertThat(new ByteRange.Part(10, 19).contentRange(100)).isEqualTo("bytes 10-19/100");
        assertThat(new ByteRange.Part(10, 19).length()).isEqualTo(10);
    }
}
