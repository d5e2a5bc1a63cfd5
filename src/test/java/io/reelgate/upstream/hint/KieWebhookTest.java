package io.reelgate.upstream.hint;

import static io.reelgate.upstream.hint.Signatures.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KieWebhookTest {
    private static final String RIGHT = Signatures.of("kie.signature");

    private final HintScheme target = new KieWebhook("kie-webhook-key-1");

    private static SignedPost post(String body, String time, String signature) {
        return Signatures.post(body, Map.of("x-webhook-timestamp", time, "x-webhook-signature", signature));
    }

    private Finding check(String body) {
        return target.check(post(body, Signatures.time(), RIGHT), SIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"data\":{\"taskId\":\"job-1\"}}",
                "{\"data\":{\"task_id\":\"job-1\",\"anything\":\"at all\"}}"
            })
    void takesASignedJobWhateverElseTheBodySays(String body) {
        assertThat(check(body)).isEqualTo(Finding.GENUINE);
    }

    @Test
    void refusesAnotherJobTimeOrKey() {
        String body = "{\"data\":{\"taskId\":\"job-1\"}}";

        assertThat(check("{\"data\":{\"taskId\":\"job-2\"}}")).isEqualTo(Finding.FORGED);
        assertThat(target.check(post(body, "1790000001", RIGHT), SIGNED)).isEqualTo(Finding.FORGED);
        assertThat(new KieWebhook("another").check(post(body, Signatures.time(), RIGHT), SIGNED))
                .isEqualTo(Finding.FORGED);
        assertThat(target.check(post(body, Signatures.time(), ""), SIGNED)).isEqualTo(Finding.UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"data\":{}}", "{\"data\":\"job-1\"}", "<html>", "{\"data\":{\"taskId\":\"j"})
    void refusesABodyThatNamesNoJob(String body) {
        assertThat(check(body)).isEqualTo(Finding.UNSIGNED);
    }

    @ParameterizedTest
    @CsvSource({"-300, GENUINE", "300, GENUINE", "-301, STALE", "301, STALE"})
    void takesATimeThatIsFiveMinutesFromOursAtMost(long seconds, Finding finding) {
        SignedPost post = post("{\"data\":{\"taskId\":\"job-1\"}}", Signatures.time(), RIGHT);

        assertThat(target.check(post, SIGNED.plusSeconds(seconds))).isEqualTo(finding);
    }
}
