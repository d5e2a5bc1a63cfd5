package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.address.Ports;
import io.reelgate.domain.address.UrlDecision;
import io.reelgate.domain.address.UrlReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final Rules target = Rules.of(
            List.of("10.0.0.0/8"),
            List.of("127.0.0.0/8"),
            Ports.of(List.of("443", "9000-9010")),
            mapped(Map.of(
                    "receiver", "10.9.9.9:81",
                    "near", "10.9.9.9",
                    "far", "172.16.0.1",
                    "fixed", "172.16.0.1:81")),
            mapped(Map.of("your-server.com", "127.0.0.1:8443")));

    private static MappedHosts mapped(Map<String, String> hosts) {
        Map<String, FixedAddress> fixed = new HashMap<>();
        hosts.forEach((name, address) -> fixed.put(name, FixedAddress.parse(address)));
        return new MappedHosts(fixed, List.of());
    }

    @Test
    void opensForCallbacksAndForMediaEachWhatItIsTold() {
        assertThat(isTaken(Use.CALLBACK, "http://10.0.0.1:22/")).isTrue();
        assertThat(isTaken(Use.CALLBACK, "http://127.0.0.1:22/")).isFalse();
        assertThat(isTaken(Use.IMAGE, "http://127.0.0.1:22/")).isTrue();
        assertThat(isTaken(Use.LORA, "http://10.0.0.1:22/")).isFalse();
    }

    @Test
    void takesThePortsTheOperatorChose() {
        for (Use use : Use.values()) {
            assertThat(isTaken(use, "https://example.com:9005/")).isTrue();
            assertThat(isTaken(use, "https://example.com/")).isTrue();
            assertThat(isTaken(use, "https://example.com:8443/")).isFalse();
        }
        assertThat(target.of(Use.CALLBACK).decide("https://example.com:8443/"))
                .isEqualTo(new UrlDecision.Refused(UrlReason.PORT, "use port 443 or 9000-9010", "8443"));
    }

    @Test
    void admitsMediaAtAnyPortBecauseOnlyTheirFetchMayFail() {
        assertThat(target.admittedMedia().decide("https://example.com:22/a.png"))
                .isInstanceOf(UrlDecision.Allowed.class);
        assertThat(target.admittedMedia().decide("http://127.0.0.1/a.png")).isInstanceOf(UrlDecision.Allowed.class);
        assertThat(target.admittedMedia().decide("http://10.0.0.1/a.png")).isInstanceOf(UrlDecision.Refused.class);
    }

    @Test
    void takesAMappedNameByHttpsAtThePortsOfOthers() {
        for (Use use : Use.values()) {
            assertThat(isTaken(use, "https://far:443/x")).isTrue();
            assertThat(isTaken(use, "https://far:22/x")).isFalse();
            assertThat(isTaken(use, "https://sender/x")).isFalse();
        }
        assertThat(isTaken(Use.CALLBACK, "http://far:9000/x")).isFalse();
        assertThat(isTaken(Use.IMAGE, "http://far:9000/x")).isTrue();
    }

    @Test
    void takesAMappedNameAtEveryPortWhereTheMappingNamesOne() {
        for (Use use : Use.values()) {
            assertThat(isTaken(use, "https://fixed:22/x")).isTrue();
        }
        assertThat(isTaken(Use.CALLBACK, "http://fixed:22/x")).isFalse();
    }

    @Test
    void takesAMappedNameWhateverItSaysWhereItsAddressIsOpened() {
        assertThat(isTaken(Use.CALLBACK, "http://receiver:22/x")).isTrue();
        assertThat(isTaken(Use.CALLBACK, "http://near:22/x")).isTrue();
        assertThat(isTaken(Use.IMAGE, "http://near:22/x")).isFalse();
    }

    @Test
    void takesNoCallbackForAHostOfSampleMedia() {
        assertThat(isTaken(Use.IMAGE, "http://your-server.com:22/x")).isTrue();
        assertThat(isTaken(Use.CALLBACK, "http://your-server.com/x")).isFalse();
        assertThat(isTaken(Use.CALLBACK, "https://your-server.com:22/x")).isFalse();
        assertThat(target.hosts(Use.IMAGE).find("your-server.com")).isPresent();
        assertThat(target.hosts(Use.CALLBACK).find("your-server.com")).isEmpty();
    }

    private boolean isTaken(Use use, String url) {
        return target.of(use).decide(url) instanceof UrlDecision.Allowed;
    }
}
