package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaypointTest {
    @Test
    void isWrittenWithHyphens() {
        assertThat(Waypoint.values())
                .extracting(Waypoint::word)
                .containsExactly(
                        "after-intent",
                        "before-write",
                        "after-write",
                        "after-reply",
                        "after-submitted",
                        "before-finish",
                        "after-finish",
                        "mid-callback",
                        "mid-archive");
    }
}
