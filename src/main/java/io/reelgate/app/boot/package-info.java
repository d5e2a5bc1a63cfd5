/**
 * One gateway process: what it is made of, the order it boots in, and how it drains.
 * May use every package but the commands.
 * Start reading at {@link io.reelgate.app.boot.Gateway}.
 */
package io.reelgate.app.boot;
