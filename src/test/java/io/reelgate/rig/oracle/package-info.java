/**
 * Judges a run under faults: joins what clients, vendors, callback endpoints and Redis say about each task.
 * Uses the files of a run and a Redis connection of its own; nothing of the gateway's own classes, which it judges.
 * Start reading at {@link io.reelgate.rig.oracle.Oracle}.
 */
package io.reelgate.rig.oracle;
