package io.reelgate;

class SkeletonIT {
    @org.junit.jupiter.api.Test
    void runs() {
        org.assertj.core.api.Assertions.assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    }
}
