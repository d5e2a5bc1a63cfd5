package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7, 443",
        "10.0.0.7:8443, 10.0.0.7, 8443",
        "fd00::7, fd00::7, 443",
        "::1, ::1, 443",
        "[fd00::7], fd00::7, 443",
        "[fd00::7]:8443, fd00::7, 8443"
    })
    void readsAddressesWithAndWithoutPort(String text, String host, int port) {
        assertThat(FixedAddress.parse(text).at(443)).isEqualTo(new InetSocketAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:80",
                "127.1",
                "2130706433",
                "10.0.0.7:",
                "10.0.0.7:0",
                "10.0.0.7:65536",
                "fd00::7::",
                "[fd00::7",
                "[10.0.0.7]:80",
                "10.0.0.7:80:80"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> FixedAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be an address or address:port, such as 10.0.0.7:8443 or [fd00::7]:8443");
    }
}
