/**
 * Tells callers what happens to their tasks: WebSocket sessions and long polls, fed by one tail of the event log per node.
 * May use the domain, ports, bus and web.
 * Start reading at {@link io.reelgate.fanout.Fanout}.
 */
package io.reelgate.fanout;
