package io.reelgate.egress;

import io.reelgate.egress.Findings.Key;
import io.reelgate.port.CallerMedia;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at images and LoRA files of callers behind the guard. Few at a time, each once for all who ask for it at about the
 * same time. Safe from any thread.
 */
public final class GuardedMedia implements CallerMedia {
    private static final Pattern AUTHORITY = Pattern.compile("//([^/?#]*)");

    private final Vertx vertx;
    private final MediaSettings settings;
    private final Guard guard;
    private final Lines lines;
    private final Clock clock;
    private final Metrics metrics;
    private final Turns turns;
    private final Turns keeping;
    private final Findings findings;

    GuardedMedia(Vertx vertx, MediaSettings settings, Guard guard, Lines lines, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.guard = guard;
        this.lines = lines;
        this.clock = clock;
        this.metrics = guard.metrics();
        this.turns = new Turns(vertx, settings.turns());
        this.keeping = new Turns(vertx, settings.turns().ofKeeping());
        this.findings = new Findings(settings.memory(), clock);
        metrics.gauge("reelgate_media_in_flight", turns::taken);
    }

    /** Closes all connections; looks under way come to nothing. */
    public Future<Void> close() {
        return lines.close();
    }

    @Override
    public Future<Finding> image(String url, boolean keep) {
        return find(new Key(Use.IMAGE, url, keep));
    }

    @Override
    public Future<Finding> lora(String url) {
        return find(new Key(Use.LORA, url, false));
    }

    private Future<Finding> find(Key key) {
        Optional<Finding> known = findings.known(key);
        if (known.isPresent()) {
            count(key, "remembered");
            return Future.succeededFuture(known.get());
        }
        return findings.share(key, () -> inTurn(key), () -> count(key, "shared"))
                .onFailure(failure -> count(key, "no_room"));
    }

    private Future<Finding> inTurn(Key key) {
        String host = host(key.url());
        return key.keep()
                ? keeping.run(host, () -> turns.run(host, () -> look(key)))
                : turns.run(host, () -> look(key));
    }

    /** Only to share turns fairly: whatever stands there, known to be good or not. */
    private static String host(String url) {
        Matcher matcher = AUTHORITY.matcher(url);
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private Future<Finding> look(Key key) {
        Instant begun = clock.instant();
        Leash leash = new Leash();
        Look look = new Look(vertx, settings, leash);
        Journey journey = new Journey(guard, lines, key.use(), settings.firstByte(), leash);
        Future<Finding> found = switch (key.use()) {
            case LORA -> new LoraLook(look, journey, leash, key.url()).run();
            case IMAGE, CALLBACK -> image(new ImageLook(look, journey, leash, key.url(), key.keep()));
        };
        return found.onComplete(ended -> measure(key, begun, ended.result()));
    }

    private Future<Finding> image(ImageLook look) {
        return look.run().onComplete(any -> metrics.add("reelgate_media_bytes_total", look.length()));
    }

    private void measure(Key key, Instant begun, Finding finding) {
        metrics.time(
                "reelgate_media_seconds",
                Duration.between(begun, clock.instant()),
                "kind",
                key.use().word());
        count(
                key,
                switch (finding) {
                    case Finding.Usable usable -> "usable";
                    case Finding.Unusable unusable -> unusable.fault().name().toLowerCase(Locale.ROOT);
                });
    }

    private void count(Key key, String outcome) {
        metrics.count("reelgate_media_fetches_total", "kind", key.use().word(), "outcome", outcome);
    }
}
