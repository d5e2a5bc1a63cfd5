package io.reelgate.config.bind;

/** Paths of fields as messages show them, such as {@code routes[0].upstream}. */
final class Paths {

    private Paths() {}

    static String field(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    static String item(String list, int index) {
        return list + "[" + index + "]";
    }
}
