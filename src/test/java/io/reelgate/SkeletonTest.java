package io.reelgate;

class SkeletonTest {
    @org.junit.jupiter.api.Test
    void runs() {
        org.assertj.core.api.Assertions.assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    }
}
