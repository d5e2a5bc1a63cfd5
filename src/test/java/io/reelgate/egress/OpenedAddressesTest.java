package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.address.IpLiteral;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenedAddressesTest {

    @Test
    void allowsThePublicInternetOnlyUnlessOpened() {
        assertThat(OpenedAddresses.NONE.allows(address("8.8.8.8"))).isTrue();
        assertThat(OpenedAddresses.NONE.allows(address("127.0.0.1"))).isFalse();
        assertThat(OpenedAddresses.NONE.opens(address("8.8.8.8").getAddress())).isFalse();
    }

    @Test
    void allowsWhatTheOperatorOpenedAndNotItsNeighbours() {
        OpenedAddresses target = OpenedAddresses.of(List.of("127.0.0.0/8", "10.1.2.128/25", "fd00::/8", "192.168.1.7"));

        assertThat(target.allows(address("127.9.9.9"))).isTrue();
        assertThat(target.allows(address("10.1.2.128"))).isTrue();
        assertThat(target.allows(address("10.1.2.127"))).isFalse();
        assertThat(target.allows(address("fd12::1"))).isTrue();
        assertThat(target.allows(address("fc12::1"))).isFalse();
        assertThat(target.allows(address("192.168.1.7"))).isTrue();
        assertThat(target.allows(address("192.168.1.8"))).isFalse();
    }

    @Test
    void opensLocalhostWithItsAddress() {
        assertThat(OpenedAddresses.of(List.of("127.0.0.0/8"))
                        .opening("localhost")
                        .named())
                .isTrue();
        assertThat(OpenedAddresses.of(List.of("::1")).opening("localhost").named())
                .isTrue();
        assertThat(OpenedAddresses.of(List.of("10.0.0.0/8"))
                        .opening("localhost")
                        .named())
                .isFalse();
    }

    @Test
    void opensNamedHostsButNotTheirAddresses() {
        OpenedAddresses target = OpenedAddresses.of(List.of("Receiver"));

        assertThat(target.opening("receiver").named()).isTrue();
        assertThat(target.opening("sender").named()).isFalse();
        assertThat(target.allows(address("172.17.0.2"))).isFalse();
    }

    @Test
    void opensNoOtherSpellingOfWhatTheOperatorOpened() {
        OpenedAddresses target = OpenedAddresses.of(List.of("127.0.0.0/8", "0.0.0.0/0"));

        assertThat(target.allows(bytes("::ffff:127.0.0.1"))).isFalse();
        assertThat(target.allows(bytes("::127.0.0.1"))).isFalse();
        assertThat(target.allows(bytes("64:ff9b::127.0.0.1"))).isFalse();
        assertThat(target.allows(bytes("127.0.0.1"))).isTrue();
    }

    @Test
    void takesANetworkByAnyAddressOfIt() {
        assertThat(OpenedAddresses.of(List.of("10.1.2.3/8")).allows(address("10.200.0.1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.0/33", "127.0.0.0/", "::/129", "10/8", "127.1", "a b", "", "http://x", "1.2.3.4/x"})
    void refusesEntriesThatAreNothing(String entry) {
        assertThatThrownBy(() -> OpenedAddresses.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + entry + "\" is no network, address or host name");
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByAddress(bytes(literal));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] bytes(String literal) {
        return IpLiteral.parse(literal).orElseThrow();
    }
}
