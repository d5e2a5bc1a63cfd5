package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.AccountId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final AccountId ANNA = new AccountId("anna");
    private static final AccountId BERT = new AccountId("bert");

    private final Vertx vertx = Vertx.vertx();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Map<String, Promise<String>> ends = new ConcurrentHashMap<>();
    private final Turns target = new Turns(vertx, new MediaSettings.Turns(2, Duration.ofSeconds(20)));

    @AfterEach
    void close() {
        done(vertx.close());
    }

    private Future<String> take(AccountId whom, String name) {
        return target.run("a.test:443", whom, allowance(Duration.ofSeconds(20)), () -> begin(name));
    }

    private Future<String> begin(String name) {
        Promise<String> end = Promise.promise();
        ends.put(name, end);
        begun.add(name);
        return end.future();
    }

    private void end(String name) {
        ends.get(name).complete(name);
    }

    private Allowance allowance(Duration whole) {
        return new Allowance(vertx, Clock.systemUTC(), whole);
    }

    @Test
    void theNextIsWhoseAccountHasTheFewestTurnsThere() {
        IntStream.range(0, 64).forEach(number -> take(ANNA, "anna " + number));
        take(BERT, "bert 0");
        take(BERT, "bert 1");

        assertThat(begun).containsExactly("anna 0", "anna 1");
        end("anna 0");
        await().until(() -> begun.size() == 3);
        assertThat(begun).last().isEqualTo("bert 0");
        end("bert 0");
        await().until(() -> begun.size() == 4);
        assertThat(begun).last().isEqualTo("bert 1");
    }

    @Test
    void aPlaceKeepsNobodyWaitingWhoWantsAnother() {
        take(ANNA, "1");
        take(ANNA, "2");
        take(ANNA, "3");

        target.run("b.test:443", ANNA, allowance(Duration.ofSeconds(20)), () -> begin("elsewhere"));

        assertThat(begun).containsExactly("1", "2", "elsewhere");
        assertThat(target.taken()).isEqualTo(3);
    }

    @Test
    void workThatThrowsGivesItsTurnBack() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() ->
                            done(target.run("a.test:443", ANNA, allowance(Duration.ofSeconds(20)), TurnsTest::fails)))
                    .hasMessageContaining("a defect");
        }

        assertThat(target.taken()).isZero();
        assertThat(take(ANNA, "1")).isNotNull();
        assertThat(begun).containsExactly("1");
    }

    private static Future<Void> fails() {
        throw new IllegalStateException("a defect");
    }

    /** Thousands that end at once, each begun by the end of the one before. */
    @Test
    void thousandsThatEndAtOnceNeedNoStack() {
        take(ANNA, "1");
        take(ANNA, "2");
        List<Future<String>> all = new ArrayList<>();
        vertx.runOnContext(on -> {
            IntStream.range(0, 3_000)
                    .forEach(number -> all.add(target.run(
                            "a.test:443",
                            ANNA,
                            allowance(Duration.ofSeconds(20)),
                            () -> Future.succeededFuture("done"))));
            end("1");
        });

        await().until(() -> all.size() == 3_000 && all.stream().allMatch(Future::succeeded));
        end("2");
        assertThat(target.taken()).isZero();
    }

    @Test
    void theTimeOfALookStandsStillWhileItWaits() {
        take(ANNA, "1");
        take(ANNA, "2");
        Allowance short1 = allowance(Duration.ofMillis(150));
        Future<String> waits =
                short1.bound(target.run("a.test:443", BERT, short1, () -> Future.succeededFuture("in time")));

        done(vertx.timer(300));
        assertThat(waits.isComplete()).isFalse();
        end("1");

        assertThat(done(waits)).isEqualTo("in time");
    }

    @Test
    void theTimeOfALookRunsWhileItHasItsTurn() {
        Allowance little = allowance(Duration.ofMillis(50));

        assertThatThrownBy(() -> done(little.bound(target.run("a.test:443", BERT, little, () -> begin("1")))))
                .hasMessageContaining("no time left");
    }
}
