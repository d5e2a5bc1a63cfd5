package io.reelgate.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script's text taken apart. The header is the comment block at the top:
 *
 * <pre>
 * -- verb_noun: purpose, over as many lines as it needs.
 * --
 * -- KEYS[1]  name: meaning            (or: KEYS  none)
 * --
 * -- ARGV[1]  name: meaning            (or: ARGV  none)
 * -- ARGV[2..]  name: the rest
 * --
 * -- Returns
 * --   1  meaning of each number, 'word' or {array} the body returns
 * --
 * -- Cost: in the number of what
 * </pre>
 */
final class ScriptFile {
    private static final Pattern TITLE = Pattern.compile("^-- (\\w+): \\S.*");
    private static final Pattern SLOT = Pattern.compile("^-- (KEYS|ARGV)\\[(\\d+)(\\.\\.)?\\]  \\w+: \\S.*");
    private static final Pattern NONE = Pattern.compile("^-- (KEYS|ARGV)  none$");
    private static final Pattern RETURNS = Pattern.compile("^--   (-?\\d+|'[a-z_]+'|\\{[^}]*\\}|[a-z]+)  \\S.*");
    private static final Pattern USE = Pattern.compile("\\b(KEYS|ARGV)\\[(\\d+)\\]");
    private static final Pattern COMPUTED = Pattern.compile("\\b(KEYS|ARGV)(?:\\[(?!\\d+\\])|\\s*[,)])");
    private static final Pattern RETURNED = Pattern.compile("\\breturn \\{?\\s*(-?\\d+|'[a-z_]+')");

    /** What a local function returns is between it and its caller. */
    private static final Pattern LOCAL_FUNCTION = Pattern.compile("(?ms)^local function .*?^end$");

    private final List<String> header = new ArrayList<>();
    private final String body;

    ScriptFile(String text) {
        List<String> lines = text.lines().toList();
        lines.stream().takeWhile(line -> line.startsWith("--")).forEach(header::add);
        this.body = lines.stream()
                .skip(header.size())
                .map(line -> line.replaceFirst("--.*", ""))
                .collect(Collectors.joining("\n"));
    }

    List<String> faults(String name) {
        List<String> faults = new ArrayList<>();
        check(faults, name.equals(title()), "the first line must be '-- " + name + ": purpose'");
        check(faults, header.stream().anyMatch(line -> line.startsWith("-- Cost: ")), "no '-- Cost: ' line");
        slotFaults(faults, "KEYS");
        slotFaults(faults, "ARGV");
        returnFaults(faults);
        check(faults, !body.contains("\t"), "a tab in the body");
        return faults;
    }

    private static void check(List<String> faults, boolean holds, String text) {
        if (!holds) {
            faults.add(text);
        }
    }

    private String title() {
        Matcher title = TITLE.matcher(header.isEmpty() ? "" : header.getFirst());
        return title.matches() ? title.group(1) : "";
    }

    private void slotFaults(List<String> faults, String kind) {
        Set<Integer> documented = new TreeSet<>();
        boolean open = false;
        for (MatchResult slot : matches(SLOT, kind)) {
            check(faults, !open && documented.size() + 1 == Integer.parseInt(slot.group(2)), kind + " not in order");
            open = slot.group(3) != null;
            documented.add(Integer.parseInt(slot.group(2)));
        }
        boolean none = !matches(NONE, kind).isEmpty();
        check(
                faults,
                none == documented.isEmpty(),
                kind + " must be documented one by one, or as '" + kind + "  none'");
        useFaults(faults, kind, documented, open);
    }

    private void useFaults(List<String> faults, String kind, Set<Integer> documented, boolean open) {
        Set<Integer> used = new TreeSet<>();
        USE.matcher(body).results().filter(use -> use.group(1).equals(kind)).forEach(use -> used.add(slotOf(use)));
        boolean computed =
                COMPUTED.matcher(body).results().anyMatch(use -> use.group(1).equals(kind))
                        || body.contains("#" + kind);
        check(faults, open || !computed, kind + " used by a computed index, document the rest as " + kind + "[n..]");
        Set<Integer> unused = new TreeSet<>(documented);
        unused.removeAll(used);
        check(faults, computed || unused.isEmpty(), kind + unused + " documented but not used");
        used.removeAll(documented);
        check(faults, open || used.isEmpty(), kind + used + " used but not documented");
    }

    private static Integer slotOf(MatchResult use) {
        return Integer.valueOf(use.group(2));
    }

    private List<MatchResult> matches(Pattern pattern, String kind) {
        return header.stream()
                .flatMap(line -> pattern.matcher(line).results())
                .filter(slot -> slot.group(1).equals(kind))
                .toList();
    }

    private void returnFaults(List<String> faults) {
        Set<String> documented = new HashSet<>();
        header.stream()
                .dropWhile(line -> !line.equals("-- Returns"))
                .flatMap(line -> RETURNS.matcher(line).results())
                .forEach(code -> documented.add(code.group(1)));
        check(faults, !documented.isEmpty(), "no return code after '-- Returns'");
        RETURNED.matcher(LOCAL_FUNCTION.matcher(body).replaceAll(""))
                .results()
                .map(code -> code.group(1))
                .filter(code -> documented.stream().noneMatch(known -> covers(known, code)))
                .forEach(code -> faults.add("returns " + code + " without saying what it means"));
        documented.stream()
                .filter(code -> code.matches("-?\\d+|'.*'"))
                .filter(code -> !body.contains(code))
                .forEach(code -> faults.add("documents " + code + " but never returns it"));
    }

    /** An array is documented by its first element: {@code {1, balance}} covers {@code return {1, ...}}. */
    private static boolean covers(String documented, String code) {
        return documented.equals(code) || documented.startsWith("{" + code);
    }
}
