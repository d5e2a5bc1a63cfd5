package io.reelgate.domain.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void isNamedAfterItsUpstreamAndCredential() {
        assertThat(new Lane("fal").name()).isEqualTo("fal");
        assertThat(new Lane("fal-2", Optional.of("eu_1")).name()).isEqualTo("fal-2.eu_1");
    }

    @Test
    void isFoundByItsName() {
        assertThat(Lane.of("fal")).isEqualTo(new Lane("fal"));
        assertThat(Lane.of("fal-2.eu_1")).isEqualTo(new Lane("fal-2", Optional.of("eu_1")));
    }

    @Test
    void noPartOfANameMayHaveADot() {
        assertThat(Lane.isPart("fal-2_B")).isTrue();
        assertThat(Lane.isPart("fal.eu")).isFalse();
        assertThat(Lane.isPart("a b")).isFalse();
        assertThat(Lane.isPart("")).isFalse();
        assertThat(Lane.isPart("a".repeat(41))).isFalse();
    }
}
