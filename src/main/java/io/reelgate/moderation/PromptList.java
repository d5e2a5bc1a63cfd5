package io.reelgate.moderation;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One reading of the operator's list; immutable. What it costs grows with the text and the number of patterns, never
 * faster: words are looked up, and patterns run without backtracking.
 */
final class PromptList {
    /** A pattern and where it stands in the file. */
    record Line(int number, Pattern pattern) {}

    /** What the words cost, told in patterns: cutting and folding a text takes as long as four of them. */
    private static final int WORDS = 4;

    /** What a character beyond ASCII costs more: one of them may become eighteen when it is composed. */
    private static final int OTHERS = 7;

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

    /** How much work a text is: characters times what is run over each. */
    long work(String text) {
        long others = text.chars().filter(character -> character > 0x7F).count();
        return (text.length() + OTHERS * others) * (WORDS + patterns.size());
    }

    /** Which line forbids the text. */
    Optional<String> ruleAgainst(String text) {
        PromptText compared = PromptText.of(text);
        OptionalInt line = phrases.findIn(compared.words());
        return line.isPresent() ? Optional.of(rule(line.getAsInt())) : patternIn(compared.plain());
    }

    private Optional<String> patternIn(String text) {
        for (Line line : patterns) {
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
