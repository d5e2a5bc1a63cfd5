/**
 * The command-line client: submits tasks to a gateway, watches them with a progress bar each, tells their state.
 * May use the domain and the JDK's HTTP client.
 * Start reading at {@link io.reelgate.cli.ClientCommands}.
 */
package io.reelgate.cli;
