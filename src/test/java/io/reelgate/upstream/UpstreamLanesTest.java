package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.route.Decline;
import io.reelgate.domain.route.LaneState;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Past;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.Routability;
import io.reelgate.port.RouteSpeeds;
import io.reelgate.port.Waypoints;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Several credentials of one upstream, over real HTTP. */
class UpstreamLanesTest extends AtAVendor {
    private final ScriptedVendor elsewhere = new ScriptedVendor(vertx);
    private final Map<String, LaneState> laneToState = new HashMap<>();

    {
        target = lanes(elsewhere.url());
    }

    private UpstreamShell lanes(String urlOfUs) {
        var eu = new UpstreamSettings("apixo.eu", "apixo", vendor.url(), "key-of-eu");
        var us = new UpstreamSettings("apixo.us", "apixo", urlOfUs, "key-of-us");
        return new UpstreamShell(
                vertx,
                List.of(eu.sharing(1, Optional.empty()), us.sharing(3, Optional.empty())),
                SampleModels.at("apixo"),
                metrics,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Waypoints.NONE,
                new Navigation(
                        Set.of(),
                        lane -> laneToState.getOrDefault(lane, LaneState.OPEN),
                        RouteSpeeds.NONE,
                        new SplittableRandom(5)));
    }

    private String lane(Task task, String... passedOver) {
        return ((RouteChoice.Taken) target.choose(task, Set.of(passedOver)))
                .lane()
                .name();
    }

    @Test
    void aTaskGoesToOneOfThem() {
        Set<String> lanes = new HashSet<>();
        for (int turn = 0; turn < 50; turn++) {
            lanes.add(lane(SampleTasks.queued()));
        }

        assertThat(lanes).containsExactlyInAnyOrder("apixo.eu", "apixo.us");
    }

    @Test
    void submitAndLookUseTheKeyAndTheAddressOfTheirLane() {
        elsewhere.answering(200, ACCEPTED);
        onContext(() -> target.open("apixo.us")
                .compose(line -> line.submit("token-1", "wan-2-5", REQUEST, InlineMedia.NONE, () -> true)));
        elsewhere.answering(200, RUNNING);
        onContext(() -> target.look(new Job("apixo.us", "job-1", NOW), "wan-2-5"));

        assertThat(elsewhere.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request).contains("key-of-us"))
                .noneMatch(request -> request.contains("key-of-eu"));
        assertThat(vendor.requests()).isEmpty();
        assertThat(metrics.count("reelgate_upstream_requests_total upstream apixo.us call submit outcome accepted"))
                .isEqualTo(1);
    }

    @Test
    void aLaneThatIsClosedOrDeclinedOrPassedOverLeavesTheTaskToTheOther() {
        assertThat(lane(SampleTasks.queued(), "apixo.us")).isEqualTo("apixo.eu");

        Decline decline = new Decline("apixo.us", Decline.Reason.BUSY, NOW.plusSeconds(9));
        Task declined = SampleTasks.in(new TaskState.Queued(Past.NONE.declined(decline, NOW)));
        assertThat(lane(declined)).isEqualTo("apixo.eu");

        laneToState.put("apixo.eu", new LaneState.ClosedUntil(NOW.plusSeconds(5)));
        assertThat(lane(SampleTasks.queued())).isEqualTo("apixo.us");
        assertThat(target.choose(declined, Set.of()))
                .isEqualTo(new RouteChoice.Later(NOW.plusSeconds(5), RouteChoice.Why.CLOSED));
    }

    @Test
    void aLaneThatCouldNotBeReachedIsPassedOverForAMoment() {
        String nowhere = elsewhere.url();
        elsewhere.close();
        target = lanes(nowhere);
        laneToState.put("apixo.eu", new LaneState.Disabled());

        assertThat(lane(SampleTasks.queued())).isEqualTo("apixo.us");
        assertThat(hasLine("apixo.us")).isFalse();

        assertThat(target.choose(SampleTasks.queued(), Set.of()))
                .isEqualTo(new RouteChoice.Later(NOW.plusSeconds(1), RouteChoice.Why.CLOSED));
    }

    @Test
    void aModelWhoseLanesAreAllTakenOutIsOff() {
        laneToState.put("apixo.eu", new LaneState.Disabled());
        assertThat(target.of("wan-2-5", REQUEST)).isEqualTo(Routability.ROUTABLE);
        laneToState.put("apixo.us", new LaneState.ClosedUntil(NOW.plusSeconds(60)));
        assertThat(target.of("wan-2-5", REQUEST)).isEqualTo(Routability.ROUTABLE);
        laneToState.put("apixo.us", new LaneState.Disabled());
        assertThat(target.of("wan-2-5", REQUEST)).isEqualTo(Routability.OFF);
    }
}
