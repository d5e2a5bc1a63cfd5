package io.reelgate.simulator.job;

/** A failure word as it stands in a prompt, with its number (the word's default where the prompt gives none). */
public record SpokenWord(FailureWord word, int number) {}
