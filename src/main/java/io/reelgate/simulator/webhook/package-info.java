/**
 * The vendors' webhooks: what each signs and with which key, and sending them when a job has ended.
 * Uses the JDK and Vert.x, and is used by {@code simulator.vendor} and the vendors' formats.
 * Start reading at {@link io.reelgate.simulator.webhook.WebhookSecrets} and {@link io.reelgate.simulator.webhook.Sender}.
 */
@NullMarked
package io.reelgate.simulator.webhook;

import org.jspecify.annotations.NullMarked;
