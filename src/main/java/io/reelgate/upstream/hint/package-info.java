/**
 * What proves that a webhook comes from its vendor, and which job it tells of, without any I/O and without a clock.
 * May use Jackson and Nimbus JOSE; it is no part of the domain because two of the schemes sign what only a vendor's JSON says.
 * Start reading at {@link io.reelgate.upstream.hint.HintScheme}.
 */
@NullMarked
package io.reelgate.upstream.hint;

import org.jspecify.annotations.NullMarked;
