package io.reelgate.redis.store;

import io.reelgate.domain.task.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attempts of a task as one short text, because every task has one and keeps it for days: a line each, with lane,
 * begin, outcome and end, the latter two only where they are known. No lane's name and no outcome has a space.
 */
final class AttemptsText {
    private AttemptsText() {}

    static String encode(List<Attempt> attempts) {
        return attempts.stream().map(AttemptsText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Attempt attempt) {
        return Stream.of(
                        Stream.of(attempt.lane(), millis(attempt.began())),
                        attempt.outcome().stream(),
                        attempt.ended().map(AttemptsText::millis).stream())
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    static List<Attempt> decode(String text) {
        return text.lines().map(AttemptsText::attempt).toList();
    }

    private static Attempt attempt(String line) {
        List<String> words = List.of(line.split(" ", -1));
        return new Attempt(
                words.get(0),
                instant(words.get(1)),
                word(words, 2),
                word(words, 3).map(AttemptsText::instant));
    }

    private static Optional<String> word(List<String> words, int index) {
        return words.size() > index ? Optional.of(words.get(index)) : Optional.empty();
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
