package io.reelgate.moderation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as the list compares it: two spellings that look alike are the same. Compatibility forms are one (NFKC), what
 * cannot be seen is dropped, and for words case does not matter.
 *
 * @param plain for patterns: composed, without what cannot be seen, in its own case
 * @param words what stands between blanks and punctuation, folded; of scripts that put nothing between words, each
 *     character is one, so that an entry of several characters is found anywhere in a sentence
 */
record PromptText(String plain, List<String> words) {
    static PromptText of(String text) {
        String plain = visible(composed(text));
        return new PromptText(plain, words(folded(plain)));
    }

    private static String composed(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Composed once more where something was dropped: it may have stood between a letter and its accent. */
    private static String visible(String text) {
        return text.codePoints().noneMatch(Unseen::drops)
                ? text
                : composed(text.codePoints()
                        .filter(character -> !Unseen.drops(character))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
    }

    /** Upper case first, because it unites more: sharp s and ss, both small sigmas. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT).codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return composed(folded);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            Part part = Part.of(text.codePointAt(at));
            if (part != Part.OF_A_WORD && start >= 0) {
                words.add(text.substring(start, at));
                start = -1;
            }
            if (part == Part.A_WORD) {
                words.add(Character.toString(text.codePointAt(at)));
            } else if (part == Part.OF_A_WORD && start < 0) {
                start = at;
            }
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    private enum Part {
        NONE,
        OF_A_WORD,
        A_WORD;

        static Part of(int character) {
            if (!Character.isLetterOrDigit(character) && !mark(character)) {
                return NONE;
            }
            return character > 0x7F && standsAlone(character) ? A_WORD : OF_A_WORD;
        }

        private static boolean mark(int character) {
            int type = Character.getType(character);
            return type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.ENCLOSING_MARK;
        }

        /** Hangul has blanks, but particles are written to the word. */
        private static boolean standsAlone(int character) {
            return switch (Character.UnicodeScript.of(character)) {
                case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, THAI, LAO, KHMER, MYANMAR, TIBETAN, JAVANESE -> true;
                default -> false;
            };
        }
    }
}
