/**
 * What header fields of HTTP say (RFC 9110), read into values.
 * Uses the JDK only.
 * Start reading at {@link io.reelgate.domain.http.ByteRange}.
 */
@NullMarked
package io.reelgate.domain.http;

import org.jspecify.annotations.NullMarked;
