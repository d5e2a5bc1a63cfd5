/**
 * APIXO's video endpoints as a vendor: the submit, the status, and every way they fail.
 * May use the domain and the vendor contract beside it; JSON is read by Jackson.
 * Start reading at {@link io.reelgate.upstream.apixo.ApixoAdapter}.
 */
@NullMarked
package io.reelgate.upstream.apixo;

import org.jspecify.annotations.NullMarked;
