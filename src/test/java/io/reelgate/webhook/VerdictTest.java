package io.reelgate.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.port.CallbackClient.Delivery.Answered;
import io.reelgate.port.CallbackClient.Delivery.Undelivered;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final RandomGenerator LOWEST = () -> 0L;

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void every2xxIsADelivery(int status) {
        assertThat(answered(status, 1)).isEqualTo(new Verdict.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 429, 500, 503})
    void everythingElseIsTriedAgain(int status) {
        assertThat(answered(status, 1))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(4), "the endpoint answered " + status));
    }

    @Test
    void goneIsGone() {
        assertThat(answered(410, 1)).isEqualTo(new Verdict.Dead("the endpoint answered 410"));
    }

    @Test
    void theEleventhFailureIsTheLast() {
        assertThat(answered(500, 10)).isInstanceOf(Verdict.Again.class);
        assertThat(answered(500, 11)).isInstanceOf(Verdict.Dead.class);
        assertThat(Verdict.of(new Undelivered("no"), 11, LOWEST)).isEqualTo(new Verdict.Dead("no"));
    }

    @Test
    void hearsRetryAfter() {
        var busy = new Answered(503, Optional.of(Duration.ofSeconds(5)));

        assertThat(Verdict.of(busy, 1, LOWEST))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(5), "the endpoint answered 503"));
    }

    private static Verdict answered(int status, int tries) {
        return Verdict.of(new Answered(status, Optional.empty()), tries, LOWEST);
    }
}
