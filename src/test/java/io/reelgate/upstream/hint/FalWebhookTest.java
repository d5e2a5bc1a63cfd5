package io.reelgate.upstream.hint;

import static io.reelgate.upstream.hint.Signatures.FAL_BODY;
import static io.reelgate.upstream.hint.Signatures.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalWebhookTest {
    private static final String KEY = Signatures.of("fal.key");
    private static final String OTHER_KEY = Signatures.of("fal.otherKey");

    private final HintScheme target = new FalWebhook(Signatures.falKeys(KEY));

    @Test
    void takesWhatFalSigned() {
        assertThat(target.check(Signatures.post(FAL_BODY, Signatures.falHeaders()), SIGNED))
                .isEqualTo(Finding.GENUINE);
    }

    @Test
    void anyKeyOfTheSetMayHaveSigned() {
        String one = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + OTHER_KEY + "\"}";
        KeySet both = Signatures.keys(one, one.replace(OTHER_KEY, KEY));

        assertThat(new FalWebhook(both).check(Signatures.post(FAL_BODY, Signatures.falHeaders()), SIGNED))
                .isEqualTo(Finding.GENUINE);
    }

    @Test
    void whatNoKeySignedMayBeByANewerOne() {
        var post = Signatures.post(FAL_BODY, Signatures.falHeaders());

        assertThat(new FalWebhook(Signatures.falKeys(OTHER_KEY)).check(post, SIGNED))
                .isEqualTo(Finding.UNKNOWN_KEY);
        assertThat(new FalWebhook(KeySet.NONE).check(post, SIGNED)).isEqualTo(Finding.UNKNOWN_KEY);
        assertThat(target.check(Signatures.post(FAL_BODY + " ", Signatures.falHeaders()), SIGNED))
                .isEqualTo(Finding.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "x-fal-webhook-request-id, req-2",
        "x-fal-webhook-user-id, user-2",
        "x-fal-webhook-timestamp, 1790000001",
        "x-fal-webhook-signature, 00"
    })
    void refusesWhatWasChanged(String header, String value) {
        Map<String, String> headers = new HashMap<>(Signatures.falHeaders());
        headers.put(header, value);

        assertThat(target.check(Signatures.post(FAL_BODY, headers), SIGNED)).isEqualTo(Finding.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-fal-webhook-request-id",
                "x-fal-webhook-user-id",
                "x-fal-webhook-timestamp",
                "x-fal-webhook-signature"
            })
    void refusesAPostWithoutOneOfItsHeaders(String header) {
        Map<String, String> headers = new HashMap<>(Signatures.falHeaders());
        headers.remove(header);
        assertThat(target.check(Signatures.post(FAL_BODY, headers), SIGNED)).isEqualTo(Finding.UNSIGNED);

        headers.put(header, "not hexadecimal, nor a time");
        assertThat(target.check(Signatures.post(FAL_BODY, headers), SIGNED)).isNotEqualTo(Finding.GENUINE);
    }

    @ParameterizedTest
    @CsvSource({"-300, GENUINE", "300, GENUINE", "-301, STALE", "301, STALE"})
    void takesATimeThatIsFiveMinutesFromOursAtMost(long seconds, Finding finding) {
        var post = Signatures.post(FAL_BODY, Signatures.falHeaders());

        assertThat(target.check(post, SIGNED.plusSeconds(seconds))).isEqualTo(finding);
    }
}
