/**
 * One run under faults as a whole: nodes, vendor, clients, callback endpoint, and the oracle in the end.
 * Uses the rig and its oracle; nothing of the gateway's own classes.
 * Start reading at {@link io.reelgate.rig.run.FaultRun}.
 */
package io.reelgate.rig.run;
