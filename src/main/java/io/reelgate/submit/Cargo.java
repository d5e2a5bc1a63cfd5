package io.reelgate.submit;

import io.reelgate.port.InlineMedia;

/** The bytes that go along with one submit. They count against the node's budget until they are unloaded. */
final class Cargo {
    private final Runnable release;
    private InlineMedia media;

    Cargo(InlineMedia media, Runnable release) {
        this.media = media;
        this.release = release;
    }

    static Cargo none() {
        return new Cargo(InlineMedia.NONE, () -> {});
    }

    InlineMedia media() {
        return media;
    }

    /** They are not needed any more. May be called twice. */
    void unload() {
        media = InlineMedia.NONE;
        release.run();
    }
}
