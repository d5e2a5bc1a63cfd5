/**
 * The role that buys: it takes queued tasks, commits the intent, and submits each of them at most once.
 * May use the domain, the ports and the bus.
 * Start reading at {@link io.reelgate.submit.SubmitVerticle}.
 */
package io.reelgate.submit;
