/**
 * What the roles need from the outside: asynchronous interfaces that adapters implement.
 * May use the domain and Vert.x futures and streams.
 * Start reading at {@link io.reelgate.port.TaskJournal}.
 */
@NullMarked
package io.reelgate.port;

import org.jspecify.annotations.NullMarked;
