package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.address.Ports;
import io.reelgate.domain.address.UrlDecision;
import io.reelgate.domain.address.UrlReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final Rules target = Rules.of(
            List.of("10.0.0.0/8"),
            List.of("127.0.0.0/8"),
            Ports.of(List.of("443", "9000-9010")),
            new MappedHosts(Map.of("receiver", FixedAddress.parse("10.9.9.9:81")), List.of()));

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
    void takesAMappedNameAsItIs() {
        for (Use use : Use.values()) {
            assertThat(isTaken(use, "http://receiver:22/x")).isTrue();
            assertThat(isTaken(use, "http://sender:22/x")).isFalse();
        }
    }

    private boolean isTaken(Use use, String url) {
        return target.of(use).decide(url) instanceof UrlDecision.Allowed;
    }
}
