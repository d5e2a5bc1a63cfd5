package io.reelgate.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Words and phrases as a tree of words: each place of a text is compared with all entries at once. */
final class Phrases {
    /** Bounds how far a text is read from each of its places. */
    static final int LONGEST = 32;

    private static final class Node {
        private Map<String, Node> wordToNext = Map.of();
        private int line;

        Node next(String word) {
            if (wordToNext.isEmpty()) {
                wordToNext = new HashMap<>(2);
            }
            return wordToNext.computeIfAbsent(word, any -> new Node());
        }
    }

    private final Node root = new Node();

    /** Only while the list is read; the first of two equal entries is the one that is named. */
    void add(List<String> words, int line) {
        Node node = root;
        for (String word : words) {
            node = node.next(word);
        }
        node.line = node.line == 0 ? line : node.line;
    }

    /** The line of an entry that the text holds. */
    OptionalInt findIn(List<String> words) {
        for (int start = 0; start < words.size(); start++) {
            int line = startingAt(start, words);
            if (line > 0) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }

    private int startingAt(int start, List<String> words) {
        Node node = root;
        for (int at = start; at < words.size(); at++) {
            node = node.wordToNext.get(words.get(at));
            if (node == null) {
                return 0;
            }
            if (node.line > 0) {
                return node.line;
            }
        }
        return 0;
    }
}
