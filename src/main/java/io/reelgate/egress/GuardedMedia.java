package io.reelgate.egress;

import io.reelgate.domain.account.AccountId;
import io.reelgate.egress.Journey.Errand;
import io.reelgate.egress.Journey.Ways;
import io.reelgate.port.CallerMedia;
import io.reelgate.port.Metrics;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks at images and LoRA files of callers behind the guard: few at one host at a time, each once for all who ask for
 * it at about the same time. How many there are in all is for those who ask. Safe from any thread.
 */
public final class GuardedMedia implements CallerMedia {
    /** One look. */
    private record Wish(Use use, AccountId whom, String url, boolean keep) {}

    private final Vertx vertx;
    private final MediaSettings settings;
    private final Lines lines;
    private final Clock clock;
    private final Metrics metrics;
    private final Reach reach;
    private final Ways ways;
    private final Findings findings;

    GuardedMedia(Vertx vertx, MediaSettings settings, Guard guard, Lines lines, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.lines = lines;
        this.clock = clock;
        this.metrics = guard.metrics();
        this.reach = new Reach(clock);
        Turns turns = new Turns(vertx, settings.turns());
        this.ways = new Ways(guard, lines, turns, reach, settings.firstByte());
        this.findings = new Findings(settings.memory(), clock);
        metrics.gauge("reelgate_media_in_flight", turns::taken);
    }

    /** Closes all connections; looks under way come to nothing. */
    public Future<Void> close() {
        return lines.close();
    }

    @Override
    public Future<Finding> image(AccountId whom, String url, boolean keep) {
        return find(new Wish(Use.IMAGE, whom, url, keep));
    }

    @Override
    public Future<Finding> lora(AccountId whom, String url) {
        return find(new Wish(Use.LORA, whom, url, false));
    }

    private Future<Finding> find(Wish wish) {
        Findings.Key key = Findings.Key.of(wish.use(), wish.url(), wish.keep());
        Optional<Finding> known = findings.known(key);
        if (known.isPresent()) {
            count(wish, "remembered");
            return Future.succeededFuture(known.get());
        }
        return findings.share(key, () -> look(wish), () -> count(wish, "shared"));
    }

    private Future<Finding> look(Wish wish) {
        Instant begun = clock.instant();
        Leash leash = new Leash();
        Allowance time = new Allowance(vertx, clock, settings.whole());
        Look look = new Look(vertx, settings.pause(), reach, leash, time);
        Journey journey = new Journey(ways, new Errand(wish.use(), wish.whom(), leash, time));
        Future<Finding> found = switch (wish.use()) {
            case LORA -> new LoraLook(look, journey, leash, wish.url()).run();
            case IMAGE, CALLBACK -> image(new ImageLook(look, journey, leash, wish.url(), wish.keep()));
        };
        return found.onComplete(ended -> measure(wish, begun, ended));
    }

    private Future<Finding> image(ImageLook look) {
        return look.run().onComplete(any -> metrics.add("reelgate_media_bytes_total", (double) look.length()));
    }

    private void measure(Wish wish, Instant begun, AsyncResult<Finding> ended) {
        metrics.time(
                "reelgate_media_seconds",
                Duration.between(begun, clock.instant()),
                "kind",
                wish.use().word());
        count(wish, ended.succeeded() ? word(ended.result()) : word(ended.cause()));
    }

    private static String word(Finding finding) {
        return switch (finding) {
            case Finding.Usable usable -> "usable";
            case Finding.Unusable unusable -> unusable.fault().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String word(Throwable failure) {
        return failure instanceof NotNow notNow ? notNow.reason().word() : "failed";
    }

    private void count(Wish wish, String outcome) {
        metrics.count("reelgate_media_fetches_total", "kind", wish.use().word(), "outcome", outcome);
    }
}
