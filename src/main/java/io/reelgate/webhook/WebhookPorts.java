package io.reelgate.webhook;

import io.reelgate.port.AccountStore;
import io.reelgate.port.CallbackClient;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outbox;
import io.reelgate.port.Presence;
import io.reelgate.port.Waypoints;

/** What delivering callbacks needs from the outside. */
public record WebhookPorts(
        Outbox outbox,
        CallbackClient client,
        AccountStore accounts,
        Presence presence,
        Metrics metrics,
        Waypoints waypoints) {
    public WebhookPorts(
            Outbox outbox, CallbackClient client, AccountStore accounts, Presence presence, Metrics metrics) {
        this(outbox, client, accounts, presence, metrics, Waypoints.NONE);
    }
}
