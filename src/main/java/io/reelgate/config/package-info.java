/**
 * Where configuration comes from: the files in the jar, the operator's folder and the environment.
 * Uses the binder and the model files beneath, and the domain; only {@code app} and {@code simulator} use it.
 * Start reading at {@link io.reelgate.config.Configured}.
 */
package io.reelgate.config;
