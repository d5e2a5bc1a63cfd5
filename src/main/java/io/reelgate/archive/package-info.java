/**
 * Role: copies finished videos into the result store, serves them under signed links, sweeps expired ones.
 * May use the domain, the ports, the bus and web.
 * Start reading at {@link io.reelgate.archive.ArchiveVerticle} and {@link io.reelgate.archive.FilesRoute}.
 */
package io.reelgate.archive;
