package io.reelgate.egress;

import java.time.Duration;

/** Settings of media for tests that have no time. */
final class Quick {
    static final MediaSettings SETTINGS = new MediaSettings(
            new LineSettings(8, Duration.ofSeconds(3)),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofMillis(10),
            new MediaSettings.Turns(8, Duration.ofSeconds(20)),
            new MediaSettings.Memory(100, Duration.ofSeconds(60)));

    private Quick() {}

    static MediaSettings whole(Duration whole) {
        return new MediaSettings(
                SETTINGS.lines(), SETTINGS.firstByte(), whole, SETTINGS.pause(), SETTINGS.turns(), SETTINGS.memory());
    }
}
