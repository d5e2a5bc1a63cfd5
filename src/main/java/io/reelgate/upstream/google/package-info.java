/**
 * Access to Google's cloud: a service account and the short-lived tokens it is given.
 * May use what {@link io.reelgate.upstream.vendor} may, it, and an HTTP client for the token endpoint alone.
 * Start reading at {@link io.reelgate.upstream.google.AccessTokens}.
 */
@NullMarked
package io.reelgate.upstream.google;

import org.jspecify.annotations.NullMarked;
