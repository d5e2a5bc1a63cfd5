package io.reelgate.domain.model;

import java.time.Duration;

/**
 * The gateway's own looks at the upstream after the first (design 5).
 *
 * @param interval between two looks where nothing better is known
 * @param floor the shortest interval ever used
 * @param ceiling the longest interval ever used
 */
public record LookPace(Duration interval, Duration floor, Duration ceiling) {}
