package io.reelgate.rig.oracle;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds for each kind of key at rest, as {@code src/docs/redis.md} says under "lives"; a test compares the two. A
 * key of a kind that is not here is a finding too: nobody has thought about how it ends.
 */
final class KeyRules {
    /** How a key ends. */
    enum Life {
        /** It stays as long as the store. */
        STAYS,
        /** It has an expiry from its first moment. */
        EXPIRES,
        /** It has an expiry from the task's end on, and none before. */
        EXPIRES_AT_THE_END,
        /** It has an expiry where the callback is dead, and is gone when it was delivered. */
        EXPIRES_WHEN_DEAD,
        /** It holds something only while work goes on. */
        EMPTY_AT_REST
    }

    static final Map<String, Life> KIND_TO_LIFE = Map.ofEntries(
            entry("task", Life.EXPIRES_AT_THE_END),
            entry("active", Life.EMPTY_AT_REST),
            entry("ready", Life.EMPTY_AT_REST),
            entry("claimed", Life.EMPTY_AT_REST),
            entry("due", Life.EMPTY_AT_REST),
            entry("collecting", Life.EMPTY_AT_REST),
            entry("slots", Life.EMPTY_AT_REST),
            entry("endpoints", Life.EMPTY_AT_REST),
            entry("outbox", Life.EMPTY_AT_REST),
            entry("flights", Life.EMPTY_AT_REST),
            entry("callback", Life.EXPIRES_WHEN_DEAD),
            entry("dead", Life.EXPIRES),
            entry("rate", Life.EXPIRES),
            entry("reads", Life.EXPIRES),
            entry("idem", Life.EXPIRES),
            entry("ticket", Life.EXPIRES),
            entry("audit", Life.EXPIRES),
            entry("durations", Life.EXPIRES),
            entry("lane looks", Life.EXPIRES),
            entry("lane slots", Life.EXPIRES),
            entry("lane rate", Life.EXPIRES),
            entry("lane outcomes", Life.EXPIRES),
            entry("lane line", Life.EXPIRES),
            entry("lane parked", Life.EXPIRES),
            entry("lane turns", Life.EXPIRES),
            entry("lane audit", Life.EXPIRES),
            entry("lane job", Life.EXPIRES),
            entry("lane breaker", Life.STAYS),
            entry("revoked", Life.EXPIRES),
            entry("turns", Life.STAYS),
            entry("events", Life.STAYS),
            entry("accounts", Life.STAYS),
            entry("account", Life.STAYS),
            entry("key", Life.STAYS),
            entry("nodes", Life.STAYS),
            entry("models", Life.EXPIRES),
            entry("facts", Life.STAYS));

    private KeyRules() {}

    static Stream<Complaint> expiries(History history) {
        Image image = history.image();
        return image.keys().stream()
                .flatMap(key -> complaint(image, key).map(text -> new Complaint(subject(key), text)).stream());
    }

    private static Optional<String> complaint(Image image, StoredKey key) {
        Life life = KIND_TO_LIFE.get(key.kind());
        if (life == null) {
            return Optional.of("no rule says how this key ends");
        }
        return switch (life) {
            case EXPIRES -> complaint(!key.expires(), "has no expiry");
            case EXPIRES_AT_THE_END -> atTheEnd(key);
            case EXPIRES_WHEN_DEAD -> complaint(image.dead(key.rest()) && !key.expires(), "is dead and has no expiry");
            case STAYS, EMPTY_AT_REST -> complaint(key.expires(), key.name() + " would go by itself and must not");
        };
    }

    private static Optional<String> atTheEnd(StoredKey task) {
        return Image.terminal(task)
                ? complaint(!task.expires(), "has ended and has no expiry")
                : complaint(task.expires(), "would go before it has ended");
    }

    private static Optional<String> complaint(boolean broken, String text) {
        return broken ? Optional.of(text) : Optional.empty();
    }

    /** Task and callback are named by their id alone. */
    private static String subject(StoredKey key) {
        return key.rest().startsWith("task_") ? key.rest() : key.name();
    }

    static Stream<Complaint> leftovers(History history) {
        Stream<Complaint> members = history.image().keys().stream()
                .filter(key -> KIND_TO_LIFE.get(key.kind()) == Life.EMPTY_AT_REST)
                .flatMap(key ->
                        key.members().stream().map(member -> new Complaint(member, "is still in " + key.name())));
        return Stream.concat(members, undelivered(history.image()));
    }

    private static Stream<Complaint> undelivered(Image image) {
        return image.kind("callback")
                .filter(key -> !image.dead(key.rest()))
                .map(key -> new Complaint(key.rest(), "its callback is neither delivered nor dead"));
    }
}
