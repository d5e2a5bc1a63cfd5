package io.reelgate.upstream.hint;

import static io.reelgate.upstream.hint.Signatures.SECRET;
import static io.reelgate.upstream.hint.Signatures.SIGNED;
import static io.reelgate.upstream.hint.Signatures.STANDARD_BODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhookTest {
    private static final String RIGHT = Signatures.of("standard.signature");

    private final HintScheme target = StandardWebhook.ofSecret(SECRET);

    @Test
    void takesWhatTheVendorSigned() {
        assertThat(target.check(Signatures.standard(RIGHT), SIGNED)).isEqualTo(Finding.GENUINE);
    }

    /** The vector of the Standard Webhooks library. */
    @Test
    void takesTheVectorOfTheStandard() {
        SignedPost post = Signatures.post(
                "{\"test\": 2432232314}",
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

        assertThat(target.check(post, java.time.Instant.ofEpochSecond(1_614_265_330)))
                .isEqualTo(Finding.GENUINE);
    }

    @Test
    void takesASecretThatIsAPlainText() {
        HintScheme plain = StandardWebhook.ofSecret("a plain secret of ours");

        assertThat(plain.check(Signatures.standard(Signatures.of("standard.ofPlainSecret")), SIGNED))
                .isEqualTo(Finding.GENUINE);
    }

    @Test
    void oneRightSignatureAmongSeveralIsEnough() {
        String several = "v1,AAAA v2,whatever v1a,x " + RIGHT + " v1,###";

        assertThat(target.check(Signatures.standard(several), SIGNED)).isEqualTo(Finding.GENUINE);
    }

    @Test
    void looksAtEightSignaturesAndNoMore() {
        assertThat(target.check(Signatures.standard("v1,AAAA ".repeat(7) + RIGHT), SIGNED))
                .isEqualTo(Finding.GENUINE);
        assertThat(target.check(Signatures.standard("v1,AAAA ".repeat(8) + RIGHT), SIGNED))
                .isEqualTo(Finding.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1,", "v1", "v1,AAAA", "v1,not base64", "v2,x", ",", "v3,00"})
    void refusesOtherSignatures(String signature) {
        assertThat(target.check(Signatures.standard(signature), SIGNED)).isEqualTo(Finding.FORGED);
    }

    @Test
    void refusesAnotherBodyIdOrSecret() {
        Map<String, String> headers = new HashMap<>(Signatures.standard(RIGHT).headers());

        assertThat(target.check(Signatures.post(STANDARD_BODY + " ", headers), SIGNED))
                .isEqualTo(Finding.FORGED);
        assertThat(StandardWebhook.ofSecret("whsec_AAAA").check(Signatures.standard(RIGHT), SIGNED))
                .isEqualTo(Finding.FORGED);
        headers.put("webhook-id", "msg_2");
        assertThat(target.check(Signatures.post(STANDARD_BODY, headers), SIGNED))
                .isEqualTo(Finding.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void refusesAPostWithoutOneOfItsHeaders(String header) {
        Map<String, String> headers = new HashMap<>(Signatures.standard(RIGHT).headers());
        headers.remove(header);

        assertThat(target.check(Signatures.post(STANDARD_BODY, headers), SIGNED))
                .isEqualTo(Finding.UNSIGNED);
    }

    @ParameterizedTest
    @CsvSource({"-300, GENUINE", "300, GENUINE", "-301, STALE", "301, STALE", "86400, STALE"})
    void takesATimeThatIsFiveMinutesFromOursAtMost(long seconds, Finding finding) {
        assertThat(target.check(Signatures.standard(RIGHT), SIGNED.plusSeconds(seconds)))
                .isEqualTo(finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "-1790000000", "1790000000.5", "99999999999999999999", "+1790000000"})
    void refusesATimeThatIsNone(String time) {
        Map<String, String> headers = new HashMap<>(Signatures.standard(RIGHT).headers());
        headers.put("webhook-timestamp", time);

        assertThat(target.check(Signatures.post(STANDARD_BODY, headers), SIGNED))
                .isEqualTo(Finding.UNSIGNED);
    }

    @Test
    void waveSpeedsSecretIsATextAndItsSignatureHexadecimal() {
        HintScheme wavespeed = StandardWebhook.ofWaveSpeed(SECRET);
        String signature = Signatures.of("wavespeed.signature");

        assertThat(wavespeed.check(Signatures.standard(signature), SIGNED)).isEqualTo(Finding.GENUINE);
        assertThat(wavespeed.check(Signatures.standard(RIGHT), SIGNED)).isEqualTo(Finding.FORGED);
        assertThat(wavespeed.check(Signatures.standard("v3,xyz"), SIGNED)).isEqualTo(Finding.FORGED);
        assertThat(wavespeed.check(Signatures.standard(signature), SIGNED.plusSeconds(301)))
                .isEqualTo(Finding.STALE);
        assertThat(target.check(Signatures.standard(signature), SIGNED)).isEqualTo(Finding.FORGED);
    }

    @Test
    void aSecretThatIsNoneIsRefusedAndNotRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardWebhook.ofSecret("whsec_###my-secret"))
                .withMessage("after whsec_ there must be base64")
                .withNoCause();
    }
}
