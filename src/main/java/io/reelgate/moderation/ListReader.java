package io.reelgate.moderation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.reelgate.moderation.ListReading.Broken;
import io.reelgate.moderation.ListReading.Fault;
import io.reelgate.moderation.ListReading.Usable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the operator's list: one entry a line, {@code /.../} is a pattern, everything else a word or a phrase; empty
 * lines and those that begin with {@code #} are passed over. All faults are reported, or none of the list is used.
 */
final class ListReader {
    static final int MOST_WORDS = 100_000;
    static final int MOST_PATTERNS = 1_000;
    private static final int LONGEST_PATTERN = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Phrases phrases = new Phrases();
    private final List<PromptList.Line> patterns = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int words;

    private ListReader() {}

    static ListReading read(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return new ListReader().read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException notText) {
            return new Broken(List.of(new Fault(0, "must be UTF-8")));
        }
    }

    private ListReading read(String text) {
        int number = 0;
        for (String line : text.split("\r?\n|\r", -1)) {
            number++;
            entry(line.strip(), number);
        }
        bound(words, MOST_WORDS, "words and phrases");
        bound(patterns.size(), MOST_PATTERNS, "patterns");
        return faults.isEmpty()
                ? new Usable(new PromptList(phrases, patterns, words + patterns.size()))
                : new Broken(faults);
    }

    private void entry(String entry, int line) {
        if (entry.isEmpty() || entry.startsWith("#")) {
            return;
        }
        if (entry.startsWith("/")) {
            pattern(entry, line);
        } else {
            phrase(entry, line);
        }
    }

    private void phrase(String entry, int line) {
        List<String> parts = PromptText.of(entry).words();
        words++;
        if (parts.isEmpty()) {
            fault(line, "must hold a letter or a digit");
        } else if (parts.size() > Phrases.LONGEST) {
            fault(line, "must be at most " + Phrases.LONGEST + " words (was " + parts.size() + ")");
        } else if (words <= MOST_WORDS) {
            phrases.add(parts, line);
        }
    }

    private void pattern(String entry, int line) {
        if (entry.length() < 3 || !entry.endsWith("/")) {
            fault(line, "must end with / because it begins with one: /pattern/");
        } else if (entry.length() > LONGEST_PATTERN) {
            fault(line, "must be at most " + LONGEST_PATTERN + " characters (was " + entry.length() + ")");
        } else {
            compile(entry.substring(1, entry.length() - 1), line);
        }
    }

    private void compile(String text, int line) {
        try {
            Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
            if (pattern.matcher("").find()) {
                fault(line, "must not match the empty text, or it refuses every prompt");
            } else {
                patterns.add(new PromptList.Line(line, pattern));
            }
        } catch (PatternSyntaxException e) {
            fault(line, "must be a pattern in RE2 syntax: " + e.getDescription());
        }
    }

    private void bound(int found, int most, String what) {
        if (found > most) {
            fault(0, "must hold at most " + most + " " + what + " (holds " + found + ")");
        }
    }

    private void fault(int line, String message) {
        faults.add(new Fault(line, message));
    }
}
