/**
 * The commands that run on the server's side: serve, simulate, check-config.
 * May use every package but the one that lists the commands.
 * Start reading at {@link io.reelgate.app.command.ServeCommand}.
 */
package io.reelgate.app.command;
