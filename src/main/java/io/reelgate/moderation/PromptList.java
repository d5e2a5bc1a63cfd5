package io.reelgate.moderation;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * One reading of the operator's list; immutable. What it costs grows with the text and the number of patterns, never
 * faster: words are looked up, and patterns run without backtracking.
 */
final class PromptList {
    /** A pattern and where it stands in the file. */
    record Line(int number, Pattern pattern) {}

    /** What the words cost, told in patterns: cutting and folding a text takes as long as four of them. */
    private static final int WORDS = 4;

    /** What a character beyond ASCII becomes at most when it is composed, but for those of two blocks. */
    private static final int COMPOSED = 4;

    private static final int COMPOSED_SIGN = 18;

    private final Phrases phrases;
    private final List<Line> patterns;
    private final int entries;

    PromptList(Phrases phrases, List<Line> patterns, int entries) {
        this.phrases = phrases;
        this.patterns = List.copyOf(patterns);
        this.entries = entries;
    }

    int entries() {
        return entries;
    }

    /** How much work a text is at most: characters, once composed, times what is run over each. */
    long work(String text) {
        return text.chars().mapToLong(PromptList::composed).sum() * (WORDS + patterns.size());
    }

    /** Signs that stand for whole words are the squared ones, and Arabic ligatures. */
    private static int composed(int character) {
        if (character <= 0x7F) {
            return 1;
        }
        boolean sign = (character >= 0x3200 && character <= 0x33FF) || (character >= 0xFB50 && character <= 0xFDFF);
        return sign ? COMPOSED_SIGN : COMPOSED;
    }

    /** Which line forbids the text. */
    Optional<String> ruleAgainst(String text) {
        return ruleAgainst(text, () -> false);
    }

    /** As {@link #ruleAgainst(String)}, unless the caller has gone meanwhile: then the answer means nothing. */
    Optional<String> ruleAgainst(String text, BooleanSupplier gone) {
        PromptText compared = PromptText.of(text);
        OptionalInt line = phrases.findIn(compared.words());
        return line.isPresent() ? Optional.of(rule(line.getAsInt())) : patternIn(compared.plain(), gone);
    }

    private Optional<String> patternIn(String text, BooleanSupplier gone) {
        for (Line line : patterns) {
            if (gone.getAsBoolean()) {
                break;
            }
            if (line.pattern().matcher(text).find()) {
                return Optional.of(rule(line.number()));
            }
        }
        return Optional.empty();
    }

    private static String rule(int line) {
        return "list:" + line;
    }
}
