package io.reelgate.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final Condition SEEN = new Condition(Map.of("duration", Set.of(6L, 8L), "ratio", Set.of("16:9")));

    private final Route target = new Route(Provider.AUTO, "some", "model", false, SEEN, List.of("watermark"));

    @Test
    void honoursWhatItsConditionHoldsFor() {
        assertThat(target.honours(Map.of("duration", 6L, "ratio", "16:9"))).isTrue();
        assertThat(target.honours(Map.of("duration", 6, "ratio", "16:9")))
                .as("read back")
                .isTrue();
        assertThat(target.honours(Map.of("duration", 7L, "ratio", "16:9"))).isFalse();
        assertThat(target.honours(Map.of("duration", 6L, "ratio", "9:16"))).isFalse();
        assertThat(target.honours(Map.of("duration", 6L))).as("absent").isFalse();
    }

    @Test
    void honoursNoSeedThatItSaysItDoesNot() {
        assertThat(target.honours(Map.of("duration", 6L, "ratio", "16:9", "seed", 7L)))
                .isFalse();
        assertThat(target.honours(Map.of("duration", 6L, "ratio", "16:9", "seed", -1L)))
                .as("random")
                .isTrue();
        assertThat(new Route(Provider.AUTO, "some", "model", true).honours(Map.of("seed", 7L)))
                .isTrue();
    }

    @Test
    void honoursNoParameterThatItLacks() {
        assertThat(target.honours(Map.of("duration", 6L, "ratio", "16:9", "watermark", "mine")))
                .isFalse();
        assertThat(target.honours(Map.of("duration", 6L, "ratio", "16:9", "watermark", "")))
                .as("none")
                .isTrue();
    }
}
