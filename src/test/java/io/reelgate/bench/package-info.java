/**
 * Benchmarks: each class answers the question in its javadoc, prints figures, and asserts no times.
 * Uses the rig and, for the floor, the gateway's Redis connections.
 * Start reading at {@link io.reelgate.bench.AdmissionBench}.
 */
package io.reelgate.bench;
