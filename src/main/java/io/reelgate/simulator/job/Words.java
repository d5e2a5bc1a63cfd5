package io.reelgate.simulator.job;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The failure words of one prompt, in their order. */
public record Words(List<SpokenWord> spoken) {

    /** No word at all. */
    public static final Words NONE = new Words(List.of());

    /** With the word about stopping, that the caller did it. */
    static final int BY_CALLER = 1;

    private static final int MOST = 8;
    private static final Pattern FORM = Pattern.compile("\\[sim:([a-z0-9-]{1,32})(?:=([0-9]{1,10}))?]");

    public Words {
        spoken = List.copyOf(spoken);
    }

    /** The words in the prompt, at most eight. */
    public static Words in(String prompt) {
        if (!prompt.contains("[sim:")) {
            return NONE;
        }
        Matcher matcher = FORM.matcher(prompt);
        return new Words(matcher.results().flatMap(Words::spoken).limit(MOST).toList());
    }

    private static Stream<SpokenWord> spoken(MatchResult match) {
        return FailureWord.ofText(match.group(1)).map(word -> spoken(word, match.group(2))).stream();
    }

    private static SpokenWord spoken(FailureWord word, String number) {
        return new SpokenWord(word, number == null ? word.defaultNumber() : number(number));
    }

    private static int number(String digits) {
        return (int) Math.min(Long.parseLong(digits), Integer.MAX_VALUE);
    }

    /** The number said with the word, if it was said. */
    public OptionalInt number(FailureWord word) {
        return spoken.stream()
                .filter(candidate -> candidate.word() == word)
                .mapToInt(SpokenWord::number)
                .findFirst();
    }

    /** The first word about this step. */
    public Optional<SpokenWord> first(FailureWord.Phase phase) {
        return spoken.stream()
                .filter(candidate -> candidate.word().phase() == phase)
                .findFirst();
    }

    /** Whether the word was said. */
    public boolean has(FailureWord word) {
        return spoken.stream().anyMatch(candidate -> candidate.word() == word);
    }

    /** How the job ends. */
    Outcome outcome() {
        return first(FailureWord.Phase.OUTCOME)
                .map(said -> said.word().outcome())
                .orElse(Outcome.SUCCESS);
    }

    /** How late submit and polls are answered, in milliseconds. */
    public int answerDelay() {
        return number(FailureWord.SLOW).orElse(0);
    }

    /** How long answers take from their first byte to the last, in milliseconds. */
    public int answerDrip() {
        return number(FailureWord.DRIP).orElse(0);
    }

    /** Without the words about the submit, which say nothing any more once the job exists. */
    Words afterSubmit() {
        return new Words(spoken.stream().filter(Words::outlivesSubmit).toList());
    }

    /** Those of a job that its caller stopped, which the number tells. */
    static Words stoppedByCaller() {
        return new Words(List.of(new SpokenWord(FailureWord.STOPPED, BY_CALLER)));
    }

    private static boolean outlivesSubmit(SpokenWord said) {
        return said.word().phase() != FailureWord.Phase.SUBMIT && said.word().phase() != FailureWord.Phase.TIMING;
    }
}
