/**
 * What header fields of HTTP say (RFC 9110), read into values.
 * Uses the JDK only.
 * Start reading at {@link io.reelgate.domain.http.ByteRange}.
 */
package io.reelgate.domain.http;
