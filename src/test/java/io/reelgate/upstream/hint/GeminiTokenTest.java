package io.reelgate.upstream.hint;

import static io.reelgate.upstream.hint.Signatures.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiTokenTest {
    private static final String TOKEN = Signatures.of("gemini.token");

    private final HintScheme target = new GeminiToken(Signatures.googleKeys("g-1"));

    private static SignedPost post(String token) {
        return Signatures.post("{}", Map.of("webhook-signature", token));
    }

    @Test
    void takesWhatGoogleSigned() {
        assertThat(target.check(post(TOKEN), SIGNED)).isEqualTo(Finding.GENUINE);
        assertThat(target.check(post(Signatures.of("gemini.expiringOnly")), SIGNED))
                .isEqualTo(Finding.GENUINE);
    }

    @Test
    void aKeyThatIsNotKnownMayBeANewOne() {
        assertThat(new GeminiToken(Signatures.googleKeys("g-2")).check(post(TOKEN), SIGNED))
                .isEqualTo(Finding.UNKNOWN_KEY);
    }

    /** The oldest trick with tokens: another algorithm, with the public key as its secret, or none. */
    @ParameterizedTest
    @ValueSource(strings = {"gemini.symmetric", "gemini.unsigned"})
    void theTokenDoesNotChooseItsAlgorithm(String name) {
        assertThat(target.check(post(Signatures.of(name)), SIGNED)).isIn(Finding.FORGED, Finding.UNSIGNED);
    }

    @Test
    void refusesWhatWasChanged() {
        int last = TOKEN.lastIndexOf('.');
        String other = TOKEN.substring(0, last + 1) + TOKEN.substring(last + 1).replace('H', 'h');
        String[] parts = TOKEN.split("\\.", -1);
        String claims = Signatures.of("gemini.expiringOnly").split("\\.", -1)[1];

        assertThat(target.check(post(other), SIGNED)).isEqualTo(Finding.FORGED);
        assertThat(target.check(post(parts[0] + '.' + claims + '.' + parts[2]), SIGNED))
                .isEqualTo(Finding.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "v1,abc", "a.b.c", "....", "{}"})
    void refusesWhatIsNoToken(String token) {
        assertThat(target.check(post(token), SIGNED)).isEqualTo(Finding.UNSIGNED);
    }

    @Test
    void refusesATokenThatIsTooLongToBeOne() {
        assertThat(target.check(post("a".repeat(9_000) + TOKEN), SIGNED)).isEqualTo(Finding.UNSIGNED);
    }

    @ParameterizedTest
    @CsvSource({"-300, GENUINE", "300, GENUINE", "-301, STALE", "301, STALE", "86400, STALE"})
    void takesATimeThatIsFiveMinutesFromOursAtMost(long seconds, Finding finding) {
        assertThat(target.check(post(TOKEN), SIGNED.plusSeconds(seconds))).isEqualTo(finding);
    }

    @Test
    void refusesATokenThatCouldBeUsedForEver() {
        assertThat(target.check(post(Signatures.of("gemini.timeless")), SIGNED)).isEqualTo(Finding.STALE);
    }

    @Test
    void theTimeOfTheHeaderCountsToo() {
        SignedPost late = Signatures.post("{}", Map.of("webhook-signature", TOKEN, "webhook-timestamp", "1789999000"));

        assertThat(target.check(late, SIGNED)).isEqualTo(Finding.STALE);
    }
}
