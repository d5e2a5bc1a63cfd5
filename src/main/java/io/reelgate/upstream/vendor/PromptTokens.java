package io.reelgate.upstream.vendor;

import java.nio.charset.StandardCharsets;

/**
 * A cautious count of a prompt's tokens, for vendors that cut what is too long or refuse it. Which tokens a vendor makes
 * is not ours to know; none makes more of them than a text has bytes, and English words have less than one in four
 * letters. So each two letters of a Latin word count as one, and everything else, but a blank before a word, by its bytes.
 */
public final class PromptTokens {
    private int tokens;
    private int letters;
    private boolean blank;

    private PromptTokens() {}

    public static int of(String prompt) {
        PromptTokens count = new PromptTokens();
        prompt.codePoints().forEach(count::take);
        count.endWord();
        return count.tokens;
    }

    private void take(int character) {
        if (isLetter(character)) {
            letters++;
            blank = false;
        } else {
            endWord();
            other(character);
        }
    }

    private static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private void endWord() {
        tokens += (letters + 1) / 2;
        letters = 0;
    }

    private void other(int character) {
        boolean free = character == ' ' && !blank;
        blank = character == ' ';
        tokens += free ? 0 : bytes(character);
    }

    private static int bytes(int character) {
        return Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
    }
}
