/**
 * What the gateway knows about a video model: parameters and their rules, limits, timing, price, lifecycle and routes.
 * Uses the JDK only, and knows neither files nor requests, so that every model is plain immutable data.
 * Start reading at {@link io.reelgate.domain.model.Catalogue} and {@link io.reelgate.domain.model.Model}.
 */
@NullMarked
package io.reelgate.domain.model;

import org.jspecify.annotations.NullMarked;
