package io.reelgate.app.boot;

import io.reelgate.port.CallerMedia;

/** What goes out to addresses that callers give. */
final class EgressPart {
    CallerMedia media() {
        throw new StartRefused("this build cannot fetch what callers name by URL");
    }
}
