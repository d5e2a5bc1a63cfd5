package io.reelgate.domain.pace;

/**
 * Jobs that take the same time as far as anybody knows.
 *
 * @param lane where they run: the upstream, and which credential of several
 * @param variant mode, resolution and seconds, as {@link JobKinds} writes them
 */
public record JobKind(String model, String lane, String variant) {}
