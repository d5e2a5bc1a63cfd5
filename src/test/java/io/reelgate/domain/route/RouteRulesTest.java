package io.reelgate.domain.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Price;
import io.reelgate.domain.model.PriceRule;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.model.RouteClass;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.route.Decline.Reason;
import io.reelgate.domain.route.RouteChoice.Later;
import io.reelgate.domain.route.RouteChoice.Nowhere;
import io.reelgate.domain.route.RouteChoice.Taken;
import io.reelgate.domain.route.RouteChoice.Why;
import io.reelgate.upstream.SampleModels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final List<Route> ROUTES = List.of(
            route(Provider.AUTO, "dear", RouteClass.VALUE, 0.30),
            route(Provider.AUTO, "maker", RouteClass.OFFICIAL, 0.01),
            route(Provider.AUTO, "cheap", RouteClass.VALUE, 0.20),
            route(Provider.AUTO, "quick", RouteClass.VALUE, 0.20),
            route(Provider.VALUE, "dear", RouteClass.VALUE, 0.30),
            route(Provider.VALUE, "cheap", RouteClass.VALUE, 0.20),
            route(Provider.OFFICIAL, "maker", RouteClass.OFFICIAL, 0.01));

    private final Map<String, LaneState> laneToState = new HashMap<>();
    private final Map<String, Duration> laneToMedian = new HashMap<>();
    private final List<Decline> declines = new ArrayList<>();
    private Set<String> passedOver = Set.of();
    private Set<String> daring = Set.of();
    private List<Route> routes = ROUTES;
    private List<LaneShare> lanes = shares("dear", "maker", "cheap", "quick");

    private static Route route(Provider provider, String upstream, RouteClass kind, double usd) {
        Price price =
                new Price(Optional.empty(), List.of(new PriceRule(Condition.ALWAYS, Math.round(usd * 1_000_000))));
        return new Route(
                provider, upstream, upstream, true, Condition.ALWAYS, List.of(), kind, false, Optional.of(price));
    }

    private static List<LaneShare> shares(String... names) {
        return List.of(names).stream().map(Lane::of).map(LaneShare::new).toList();
    }

    private RouteChoice choose(Provider provider) {
        return choose(provider, new SplittableRandom(1));
    }

    private RouteChoice choose(Provider provider, SplittableRandom random) {
        Function<String, LaneState> states = lane -> laneToState.getOrDefault(lane, LaneState.OPEN);
        return rules().choose(model(), request(provider), new Outlook(states, declines, passedOver, NOW), random);
    }

    private RouteRules rules() {
        return new RouteRules(
                ConfiguredLanes.of(lanes, daring), (lane, model) -> Optional.ofNullable(laneToMedian.get(lane)));
    }

    private Model model() {
        return SampleModels.catalogue(routes).find("wan-2-5").orElseThrow();
    }

    private static GenerateRequest request(Provider provider) {
        return new GenerateRequest(RequestType.ASYNC, Optional.empty(), provider, Optional.empty(), Map.of());
    }

    private String lane(Provider provider) {
        return ((Taken) choose(provider)).lane().name();
    }

    private void decline(String lane, Reason reason, Instant until) {
        declines.add(new Decline(lane, reason, until));
    }

    @Test
    void valueAndOfficialKeepTheOrderOfTheFile() {
        assertThat(lane(Provider.VALUE)).isEqualTo("dear");
        assertThat(lane(Provider.OFFICIAL)).isEqualTo("maker");
    }

    @Test
    void autoTakesTheCheapestOfValueBeforeAnyOfficial() {
        assertThat(lane(Provider.AUTO)).isEqualTo("cheap");
        laneToState.put("cheap", new LaneState.ClosedUntil(NOW.plusSeconds(5)));
        laneToState.put("quick", new LaneState.ClosedUntil(NOW.plusSeconds(5)));
        assertThat(lane(Provider.AUTO)).isEqualTo("dear");
        laneToState.put("dear", new LaneState.ClosedUntil(NOW.plusSeconds(5)));
        assertThat(lane(Provider.AUTO)).isEqualTo("maker");
    }

    @Test
    void autoTakesTheFasterOfEquallyCheapOnes() {
        laneToMedian.put("cheap", Duration.ofSeconds(80));
        laneToMedian.put("quick", Duration.ofSeconds(60));
        assertThat(lane(Provider.AUTO)).isEqualTo("quick");
        laneToMedian.put("quick", Duration.ofSeconds(81));
        assertThat(lane(Provider.AUTO)).isEqualTo("cheap");
    }

    @Test
    void aRouteOfUnknownPriceIsTakenToCostWhatCallersPay() {
        routes = List.of(
                new Route(Provider.AUTO, "first", "first", true),
                route(Provider.AUTO, "cheap", RouteClass.VALUE, 0.20));
        lanes = shares("first", "cheap");
        assertThat(lane(Provider.AUTO)).isEqualTo("cheap");
    }

    @Test
    void whatHasDeclinedATaskIsNotAskedAgainBeforeItsTime() {
        decline("dear", Reason.BUSY, NOW.plusSeconds(9));
        assertThat(lane(Provider.VALUE)).isEqualTo("cheap");
        declines.clear();
        decline("dear", Reason.BUSY, NOW);
        assertThat(lane(Provider.VALUE)).isEqualTo("dear");
    }

    @Test
    void neitherValueNorOfficialLeavesItsOwnRoutes() {
        decline("maker", Reason.ACCOUNT, NOW.plusSeconds(9));
        assertThat(choose(Provider.OFFICIAL)).isEqualTo(new Nowhere(Why.DECLINED));
        decline("dear", Reason.ACCOUNT, NOW.plusSeconds(9));
        decline("cheap", Reason.UNKNOWN_MODEL, NOW.plusSeconds(9));
        assertThat(choose(Provider.VALUE)).isEqualTo(new Nowhere(Why.DECLINED));
    }

    @Test
    void aTaskWaitsForTheFirstThatDeclinedItForNow() {
        decline("dear", Reason.ACCOUNT, NOW.plusSeconds(1));
        decline("cheap", Reason.OVERLOADED, NOW.plusSeconds(9));
        assertThat(choose(Provider.VALUE)).isEqualTo(new Later(NOW.plusSeconds(9), Why.CLOSED));
    }

    @Test
    void aTaskWaitsForTheFirstToOpenAgain() {
        laneToState.put("dear", new LaneState.ClosedUntil(NOW.plusSeconds(30)));
        laneToState.put("cheap", new LaneState.ClosedUntil(NOW.plusSeconds(20)));
        assertThat(choose(Provider.VALUE)).isEqualTo(new Later(NOW.plusSeconds(20), Why.CLOSED));
    }

    @Test
    void aTaskWaitsForWhatItCannotHaveAtTheMoment() {
        passedOver = Set.of("maker");
        assertThat(choose(Provider.OFFICIAL)).isEqualTo(new Later(NOW, Why.CLOSED));
    }

    @Test
    void aTaskWaitsWhileAnOperatorHasTakenOutAllItsLanes() {
        laneToState.put("maker", new LaneState.Disabled());
        assertThat(choose(Provider.OFFICIAL)).isEqualTo(new Later(NOW, Why.DISABLED));
    }

    @Test
    void whatIsTakenOutCannotBeWaitedFor() {
        laneToState.put("dear", new LaneState.Disabled());
        decline("cheap", Reason.ACCOUNT, NOW.plusSeconds(9));
        assertThat(choose(Provider.VALUE)).isEqualTo(new Nowhere(Why.DECLINED));
    }

    @Test
    void lanesShareTheTasksOfTheirUpstreamByWeight() {
        lanes = List.of(
                new LaneShare(Lane.of("maker.eu"), 3),
                new LaneShare(Lane.of("maker.us"), 1),
                new LaneShare(Lane.of("maker.old"), 0));
        SplittableRandom random = new SplittableRandom(7);

        List<String> chosen = IntStream.range(0, 4_000)
                .mapToObj(turn ->
                        ((Taken) choose(Provider.OFFICIAL, random)).lane().name())
                .toList();

        assertThat(chosen).containsOnly("maker.eu", "maker.us");
        assertThat(chosen.stream().filter("maker.eu"::equals).count()).isBetween(2_900L, 3_100L);
    }

    @Test
    void aLaneThatDeclinesLeavesTheTaskToTheNextOfItsUpstream() {
        lanes = shares("maker.eu", "maker.us");
        decline("maker.eu", Reason.ACCOUNT, NOW.plusSeconds(9));
        assertThat(lane(Provider.OFFICIAL)).isEqualTo("maker.us");
    }

    @Test
    void anUnconfirmedRouteIsTakenOnlyWhereTheOperatorDares() {
        Route unconfirmed = new Route(
                Provider.AUTO,
                "daring",
                "m",
                true,
                Condition.ALWAYS,
                List.of(),
                RouteClass.VALUE,
                true,
                Optional.empty());
        routes = List.of(unconfirmed);
        lanes = shares("daring");
        assertThat(choose(Provider.AUTO)).isEqualTo(new Nowhere(Why.OFF));
        daring = Set.of("daring");
        assertThat(lane(Provider.AUTO)).isEqualTo("daring");
    }

    @Test
    void onlyWhatAnOperatorHasTakenOutCountsAgainstAnAdmission() {
        assertThat(objection(Provider.OFFICIAL)).isEmpty();
        laneToState.put("maker", new LaneState.ClosedUntil(NOW.plusSeconds(30)));
        assertThat(objection(Provider.OFFICIAL)).isEmpty();
        laneToState.put("maker", new LaneState.Disabled());
        assertThat(objection(Provider.OFFICIAL)).contains(Why.UNFIT);
        lanes.forEach(share -> laneToState.put(share.lane().name(), new LaneState.Disabled()));
        assertThat(objection(Provider.OFFICIAL)).contains(Why.OFF);
    }

    private Optional<Why> objection(Provider provider) {
        return rules().objection(model(), request(provider), lane -> laneToState.getOrDefault(lane, LaneState.OPEN));
    }
}
