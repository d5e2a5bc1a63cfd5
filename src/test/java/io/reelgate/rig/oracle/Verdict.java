package io.reelgate.rig.oracle;

import io.reelgate.rig.ClientLog.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the oracle says of a run: what it has read, and every promise that was broken. */
public record Verdict(History history, List<Finding> findings) {
    private static final int SHOWN = 50;

    static Verdict of(History history) {
        return new Verdict(
                history,
                Stream.of(Rule.values())
                        .flatMap(rule -> rule.findings(history).stream())
                        .toList());
    }

    public boolean clean() {
        return findings.isEmpty();
    }

    /** The report as a person reads it. */
    public String text() {
        String rules = Stream.of(Rule.values())
                .map(rule -> "  %-10s %d findings%n".formatted(rule.word(), count(rule)))
                .collect(Collectors.joining());
        String shown = findings.stream()
                .limit(SHOWN)
                .map(finding -> "  " + finding + System.lineSeparator())
                .collect(Collectors.joining());
        return read() + rules + shown + (clean() ? "clean" : findings.size() + " findings");
    }

    private long count(Rule rule) {
        return findings.stream().filter(finding -> finding.rule() == rule).count();
    }

    private String read() {
        return "%d submits (%d accepted, %d refused, %d unknown), %d paid requests, %d jobs, %d callbacks, %d tasks%n"
                .formatted(
                        history.submits().size(),
                        count(Outcome.ACCEPTED),
                        count(Outcome.REFUSED),
                        count(Outcome.UNKNOWN),
                        history.posts().size(),
                        history.posts().stream().filter(History.Post::job).count(),
                        history.callbacks().size(),
                        history.image().tasks().size());
    }

    private long count(Outcome outcome) {
        return history.submits().stream()
                .filter(submit -> submit.outcome() == outcome)
                .count();
    }
}
