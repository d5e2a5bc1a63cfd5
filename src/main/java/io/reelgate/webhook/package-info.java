/**
 * Role: drains the outbox: signs callbacks, posts them, and tries again by the schedule of the contract.
 * May use the domain, the ports and the bus.
 * Start reading at {@link io.reelgate.webhook.WebhookVerticle}.
 */
package io.reelgate.webhook;
