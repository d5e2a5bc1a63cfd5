package io.reelgate.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.address.UrlDecision.Allowed;
import io.reelgate.domain.address.UrlDecision.Refused;
import io.reelgate.egress.OpenedAddresses;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerUrlPolicyTest {

    private static final CallerUrlPolicy CALLBACKS = CallerUrlPolicy.callbacks(OpenedAddresses.NONE, Ports.USUAL);
    private static final CallerUrlPolicy MEDIA = CallerUrlPolicy.media(OpenedAddresses.NONE, Ports.ANY);
    private static final CallerUrlPolicy OPENED =
            CallerUrlPolicy.callbacks(OpenedAddresses.of(List.of("127.0.0.0/8", "::1", "receiver")), Ports.USUAL);

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /",
        "https://EXAMPLE.com/Path?a=b&c=%20, example.com, 443, /Path?a=b&c=%20",
        "HTTPS://example.com./x, example.com, 443, /x",
        "https://example.com:8443/x, example.com, 8443, /x",
        "https://example.com:80/x, example.com, 80, /x",
        "https://example.com:1024/, example.com, 1024, /",
        "https://example.com:65535/, example.com, 65535, /",
        "https://example.com:/, example.com, 443, /",
        "https://example.com?x=[1], example.com, 443, /?x=[1]",
        "https://example.com/a/../b, example.com, 443, /a/../b",
        "https://a_b.example.com/, a_b.example.com, 443, /",
        "https://bücher.example/ü?ü, xn--bcher-kva.example, 443, /%C3%BC?%C3%BC",
        "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /",
        "https://例え.テスト/, xn--r8jz45g.xn--zckzah, 443, /",
        "https://8.8.8.8/, 8.8.8.8, 443, /",
        "https://100.63.255.254/, 100.63.255.254, 443, /",
        "https://100.128.0.1/, 100.128.0.1, 443, /",
        "https://172.32.0.1/, 172.32.0.1, 443, /",
        "https://[2606:4700::1]:8443/, 2606:4700::1, 8443, /",
        "https://127.0.0.1.example.com/, 127.0.0.1.example.com, 443, /",
        "https://localhost.example.com/, localhost.example.com, 443, /"
    })
    void takesCallbacksToPublicHosts(String text, String host, int port, String target) {
        CallerUrl url = allowed(CALLBACKS.decide(text));

        assertThat(url.secure()).isTrue();
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.target()).isEqualTo(target);
    }

    /** The JDK's IDNA makes strasse.de of the first, which is somebody else's, and drops signs without a word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stra\u00dfe.de",
                "STRA\u1e9eE.de",
                "\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2.example",
                "a\u200db.example",
                "a\u200cb.example",
                "a\u00adb.example",
                "exam\u2060ple.com",
                "example.com\ufe0f"
            })
    void asksForAsciiWhereAHostCanBeReadInTwoWays(String host) {
        for (CallerUrlPolicy policy : List.of(CALLBACKS, MEDIA)) {
            assertThat(policy.decide("https://" + host + "/")).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(UrlReason.MALFORMED);
                assertThat(refused.demand()).isEqualTo("write its host in ASCII (xn--...)");
            });
        }
        assertThat(HostName.toAscii(host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', MALFORMED",
        "example.com, MALFORMED",
        "//example.com/, MALFORMED",
        "https:example.com, MALFORMED",
        "https:/example.com, MALFORMED",
        "https://, MALFORMED",
        "https:///x, MALFORMED",
        "https://:443/, MALFORMED",
        "ftp://example.com/, MALFORMED",
        "javascript:alert(1), MALFORMED",
        "' https://example.com/', MALFORMED",
        "https://example.com/a b, MALFORMED",
        "https://exa mple.com/, MALFORMED",
        "https://example.com\\@evil.com/, MALFORMED",
        "https://example.com/\\x, MALFORMED",
        "https://example.com/%zz, MALFORMED",
        "https://example.com/%4, MALFORMED",
        "https://exa%6dple.com/, MALFORMED",
        "https://example..com/, MALFORMED",
        "https://.example.com/, MALFORMED",
        "https://-example.com/, MALFORMED",
        "https://example.com:x/, MALFORMED",
        "https://example.com:0/, MALFORMED",
        "https://example.com:65536/, MALFORMED",
        "https://example.com:443:443/, MALFORMED",
        "https://[::1/, MALFORMED",
        "https://::1/, MALFORMED",
        "https://[fe80::1%25eth0]/, MALFORMED",
        "https://[example.com]/, MALFORMED",
        "https://user@example.com/, USER_INFO",
        "https://user:password@example.com/, USER_INFO",
        "https://@example.com/, USER_INFO",
        "https://example.com@127.0.0.1/, USER_INFO",
        "http://example.com/, INSECURE",
        "https://example.com/#x, FRAGMENT",
        "https://example.com/#, FRAGMENT",
        "https://example.com:22/, PORT",
        "https://example.com:444/, PORT",
        "https://example.com:1023/, PORT",
        "https://localhost/, LOCAL_NAME",
        "https://LOCALHOST./, LOCAL_NAME",
        "https://x.localhost/, LOCAL_NAME",
        "https://intranet/, LOCAL_NAME",
        "https://127.0.0.1/, ADDRESS",
        "https://127.1/, ADDRESS",
        "https://127.0.0.1./, ADDRESS",
        "https://0/, ADDRESS",
        "https://0.0.0.0/, ADDRESS",
        "https://2130706433/, ADDRESS",
        "https://0x7f000001/, ADDRESS",
        "https://0x7f.0.0.1/, ADDRESS",
        "https://0177.0.0.1/, ADDRESS",
        "https://017700000001/, ADDRESS",
        "https://１２７.０.０.１/, ADDRESS",
        "https://127。0。0。1/, ADDRESS",
        "https://1.2.3.4.5/, ADDRESS",
        "https://example.256/, ADDRESS",
        "https://169.254.169.254/latest, ADDRESS",
        "https://168.63.129.16/, ADDRESS",
        "https://10.0.0.1/, ADDRESS",
        "https://[::1]/, ADDRESS",
        "https://[::]/, ADDRESS",
        "https://[::ffff:127.0.0.1]/, ADDRESS",
        "https://[::ffff:7f00:1]/, ADDRESS",
        "https://[::ffff:8.8.8.8]/, ADDRESS",
        "https://[64:ff9b::7f00:1]/, ADDRESS",
        "https://[fd00::1]/, ADDRESS",
        "https://[fe80::1]/, ADDRESS"
    })
    void refusesCallbacksToAnythingElse(String text, UrlReason reason) {
        assertThat(refused(CALLBACKS.decide(text)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\t", "\n", "\r", "\u007f", "\u0085", "\u00a0", "\u2028", "\u3000", "\ud800", "|", "<", "`"
            })
    void refusesControlsAndSpacesOfEveryKind(String character) {
        assertThat(refused(MEDIA.decide("https://example.com/a" + character + "b"))
                        .reason())
                .isEqualTo(UrlReason.MALFORMED);
    }

    @Test
    void takesUrlsOfUpTo2048Characters() {
        String start = "https://example.com/";

        String longest = start + "a".repeat(2_048 - start.length());

        assertThat(CALLBACKS.decide(longest)).isInstanceOf(Allowed.class);
        assertThat(refused(CALLBACKS.decide(longest + "a")).reason()).isEqualTo(UrlReason.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/a.jpg",
                "https://example.com/a.jpg#frame",
                "http://example.com:81/a.jpg",
                "https://huggingface.co/username/model.safetensors?download=true"
            })
    void asksLessOfMedia(String url) {
        assertThat(MEDIA.decide(url)).isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1/a", "http://localhost/a", "http://u:p@example.com/", "http://2130706433/"})
    void asksTheSameOfMediaWhereSafetyNeedsIt(String url) {
        assertThat(MEDIA.decide(url)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/x",
                "http://127.8.8.8/x",
                "http://localhost:22/x",
                "https://localhost/x",
                "http://[::1]:81/",
                "http://receiver:81/hook"
            })
    void takesPlainHttpAndEveryPortWhereTheOperatorOpenedIt(String url) {
        assertThat(OPENED.decide(url)).isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/, INSECURE",
        "https://example.com:22/, PORT",
        "http://10.0.0.1/, ADDRESS",
        "http://127.1/, ADDRESS",
        "http://127.0.0.1/#x, FRAGMENT",
        "http://u@127.0.0.1/, USER_INFO",
        "http://other/, LOCAL_NAME"
    })
    void keepsEveryOtherRuleWhereTheOperatorOpenedANetwork(String url, UrlReason reason) {
        assertThat(refused(OPENED.decide(url)).reason()).isEqualTo(reason);
    }

    @Test
    void handsOutTheLiteralAddress() {
        CallerUrl url = allowed(CALLBACKS.decide("https://8.8.4.4/x"));

        assertThat(url.literal().map(InetAddress::getHostAddress)).contains("8.8.4.4");
        assertThat(allowed(CALLBACKS.decide("https://example.com/")).literal()).isEmpty();
    }

    @Test
    void repeatsNoCredentials() {
        String was =
                refused(CALLBACKS.decide("https://user:secret@exa mple.com/")).was();

        assertThat(was).isEqualTo("\"https://***@exa mple.com/\"");
    }

    @Test
    void shortensWhatItRepeats() {
        String was = refused(CALLBACKS.decide("x".repeat(2_000))).was();

        assertThat(was).isEqualTo("\"" + "x".repeat(80) + "...\"");
    }

    private static CallerUrl allowed(UrlDecision decision) {
        assertThat(decision).isInstanceOf(Allowed.class);
        return ((Allowed) decision).url();
    }

    private static Refused refused(UrlDecision decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return (Refused) decision;
    }
}
