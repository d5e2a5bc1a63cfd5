package io.reelgate.config.bind;

/**
 * Where a value was written.
 *
 * @param source file or variable
 * @param line from 1; 0 where there are no lines
 */
record Origin(String source, int line) {}
