/**
 * Reads model files into the catalogue and refuses what is not consistent.
 * Uses the binder and the model types of the domain.
 * Start reading at {@link io.reelgate.config.models.ModelFiles}.
 */
package io.reelgate.config.models;
