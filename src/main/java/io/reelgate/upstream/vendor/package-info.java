/**
 * What a vendor's adapter is: a pure reader and writer of one wire format, without any I/O.
 * May use the domain, the port's media, Jackson and Vert.x's value types for methods and bytes.
 * Start reading at {@link io.reelgate.upstream.vendor.VendorAdapter}.
 */
@NullMarked
package io.reelgate.upstream.vendor;

import org.jspecify.annotations.NullMarked;
