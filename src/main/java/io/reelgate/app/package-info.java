/**
 * Commands, settings, wiring, boot order and drain of one gateway process.
 * May use every other package; no other package may use it.
 * Start reading at {@link io.reelgate.app.Main}.
 */
package io.reelgate.app;
