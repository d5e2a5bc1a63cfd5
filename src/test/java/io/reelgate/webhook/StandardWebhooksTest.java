package io.reelgate.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    @Test
    void signsThePublishedExample() {
        var headers = StandardWebhooks.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}",
                List.of(SECRET));

        assertThat(headers)
                .containsOnly(
                        Map.entry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                        Map.entry("webhook-timestamp", "1614265330"),
                        Map.entry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"code\":200,\"message\":\"success\"}", "{\"failMsg\":\"Grüße \uD83C\uDFAC\"}"})
    void signsAsTheReferenceLibraryDoes(String body) throws Exception {
        long timestamp = 1_763_633_000;
        var headers = StandardWebhooks.headers("msg_1", Instant.ofEpochSecond(timestamp), body, List.of(SECRET));

        assertThat(headers.get("webhook-signature")).isEqualTo(new Webhook(SECRET).sign("msg_1", timestamp, body));
    }

    @Test
    void isAcceptedUnderEitherSecretWhileOneIsRotated() {
        var headers = StandardWebhooks.headers("msg_1", Instant.now(), "{}", List.of(NEXT, SECRET));
        var received = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));

        assertThatCode(() -> new Webhook(SECRET).verify("{}", received)).doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(NEXT).verify("{}", received)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(NEXT).verify("{ }", received)).isInstanceOf(Exception.class);
    }

    @Test
    void doesNotTellABrokenSecret() {
        assertThatThrownBy(() -> StandardWebhooks.headers("msg_1", Instant.EPOCH, "{}", List.of("whsec_not+base64!!")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a callback secret is no base64")
                .hasNoCause();
    }
}
