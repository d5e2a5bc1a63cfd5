package io.reelgate.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 01020304",
        "255.255.255.255, ffffffff",
        "::, 00000000000000000000000000000000",
        "::1, 00000000000000000000000000000001",
        "1::, 00010000000000000000000000000000",
        "1:2:3:4:5:6:7:8, 00010002000300040005000600070008",
        "2001:DB8::a, 20010db800000000000000000000000a",
        "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
        "::ffff:1.2.3.4, 00000000000000000000ffff01020304",
        "64:ff9b::255.0.0.1, 0064ff9b0000000000000000ff000001"
    })
    void readsCanonicalSpellings(String text, String bytes) {
        assertThat(IpLiteral.parse(text).map(HexFormat.of()::formatHex)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "0x1.2.3.4",
                "256.1.1.1",
                "1.2.3.",
                "-1.2.3.4",
                "1.2.3.4 ",
                "١.2.3.4",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "::1.2.3",
                "1.2.3.4::",
                ":1",
                "1:"
            })
    void refusesEverythingElse(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
    }
}
