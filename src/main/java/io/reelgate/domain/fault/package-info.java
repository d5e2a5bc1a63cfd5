/**
 * Why a task failed, in the contract's words.
 * Uses the JDK only.
 * Start reading at {@link io.reelgate.domain.fault.FailCode}.
 */
package io.reelgate.domain.fault;
