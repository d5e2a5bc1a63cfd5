package io.reelgate.app.boot;

import io.reelgate.app.settings.ModerationSettings;
import io.reelgate.moderation.PromptModeration;
import io.reelgate.port.Moderation;

/** What prompts are judged by, where the operator chose anything. */
final class ModerationPart {
    private final Foundation foundation;
    private final Shutdown shutdown;

    ModerationPart(Foundation foundation, Shutdown shutdown) {
        this.foundation = foundation;
        this.shutdown = shutdown;
    }

    /** Blocking: reads the list. One for all instances of the ingress. */
    Moderation open() {
        ModerationSettings settings = foundation.settings().moderation();
        return settings.isNeeded() ? open(settings) : Moderation.NONE;
    }

    private Moderation open(ModerationSettings settings) {
        PromptModeration moderation = moderation(settings);
        shutdown.last("moderation", () -> moderation.close().await());
        return moderation;
    }

    private PromptModeration moderation(ModerationSettings settings) {
        try {
            return PromptModeration.open(
                    foundation.vertx(), settings.list(), settings.endpoint(), foundation.metrics(), foundation.clock());
        } catch (IllegalArgumentException broken) {
            throw new StartRefused("moderation.list " + broken.getMessage());
        }
    }
}
