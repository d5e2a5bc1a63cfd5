package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachTest {
    private final AtTheLiar.StandingClock clock = new AtTheLiar.StandingClock();
    private final Reach target = new Reach(clock);

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void aHostIsDownWhenItIsSilentForAWhileAndOthersAreNot() {
        assertThat(target.isDown("dead.test")).isFalse();
        pass(15);
        target.answered("alive.test");
        assertThat(target.isDown("dead.test")).isFalse();
        pass(15);

        assertThat(target.isDown("dead.test")).isTrue();
        assertThat(target.isDown("dead.test")).isTrue();
    }

    @Test
    void aSingleHostIsDownThoughNobodyElseIsAsked() {
        target.isDown("dead.test");
        pass(30);

        assertThat(target.isDown("dead.test")).isTrue();
    }

    @Test
    void noneIsDownWhileSeveralAreSilentAndNobodyAnswers() {
        target.answered("alive.test");
        for (int i = 0; i < 20; i++) {
            assertThat(target.isDown("a.test")).isFalse();
            assertThat(target.isDown("b.test")).isFalse();
            assertThat(target.isDown("c.test")).isFalse();
            pass(15);
        }
    }

    @Test
    void anOutageOfOursIsNotHeldAgainstAHost() {
        for (int i = 0; i < 20; i++) {
            IntStream.range(0, 3).forEach(host -> target.isDown(host + ".test"));
            pass(15);
        }
        target.answered("0.test");

        assertThat(target.isDown("1.test")).isFalse();
        pass(20);
        target.answered("0.test");
        assertThat(target.isDown("1.test")).isFalse();
        pass(10);
        assertThat(target.isDown("1.test")).isTrue();
    }

    @Test
    void deadHostsAmongLivingOnesAreDown() {
        target.answered("alive.test");
        IntStream.range(0, 10).forEach(host -> target.isDown(host + ".test"));
        pass(29);
        target.answered("alive.test");
        pass(1);

        assertThat(target.isDown("7.test")).isTrue();
    }

    @Test
    void whoAnswersAgainBeginsAnew() {
        target.isDown("a.test");
        pass(29);
        target.answered("a.test");
        pass(1);

        assertThat(target.isDown("a.test")).isFalse();
    }

    @Test
    void silenceOfLongAgoSaysNothing() {
        target.isDown("a.test");
        target.isDown("b.test");
        target.isDown("c.test");
        pass(91);

        assertThat(target.isDown("a.test")).as("asked anew").isFalse();
        pass(30);
        assertThat(target.isDown("a.test")).as("no longer one of several").isTrue();
    }

    @Test
    void knowsAThousandHostsAtMost() {
        target.answered("alive.test");
        IntStream.range(0, 5_000).forEach(host -> target.isDown(host + ".test"));
        pass(1);
        target.answered("alive.test");
        pass(29);

        assertThat(target.isDown("0.test")).as("forgotten").isFalse();
        assertThat(target.isDown("4999.test")).isTrue();
    }
}
