package io.reelgate.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.route.ConfiguredLanes;
import io.reelgate.domain.route.Decline.Reason;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.LaneShare;
import io.reelgate.domain.route.LaneState;
import io.reelgate.domain.route.Outlook;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.route.RouteRules;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.upstream.SampleModels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each event of the matrix (reference: upstreams, section 11.2) at the route that is first for each strategy: where the
 * paid requests go, and how the task ends. Of the routes {@code one} and {@code two} are value, {@code maker} is
 * official; whoever is not named by the event takes the task and finishes it.
 */
class FailoverMatrixTest {
    private static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), Duration.ofSeconds(4));
    private static final Failure BROKEN = Failure.of(FailCode.GENERATION_FAILED);
    private static final List<Route> ROUTES = List.of(
            route(Provider.AUTO, "one"),
            route(Provider.AUTO, "two"),
            route(Provider.VALUE, "one"),
            route(Provider.VALUE, "two"),
            route(Provider.OFFICIAL, "maker"));

    private final Lifecycle target = new Lifecycle((model, request) -> PACE, Duration.ofMinutes(5));
    private final Model model = SampleModels.catalogue(ROUTES).find("wan-2-5").orElseThrow();
    private final RouteRules rules = new RouteRules(
            ConfiguredLanes.of(
                    Stream.of("one", "two", "maker")
                            .map(Lane::of)
                            .map(LaneShare::new)
                            .toList(),
                    Set.of()),
            (lane, name) -> Optional.empty(),
            (route, request) -> true);
    private final List<String> posts = new ArrayList<>();
    private final Set<PublicState> seen = new HashSet<>();
    private Instant now = SampleTasks.CREATED;

    private static Route route(Provider provider, String upstream) {
        return new Route(provider, upstream, upstream, true);
    }

    /** The vendor in question does this {@code times} times, and then as all others do. */
    private record Event(String name, String at, int times) {}

    @ParameterizedTest(name = "{0} at the submit, {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            no connection         | AUTO     | two                         | succeeded
            no connection         | VALUE    | two                         | succeeded
            no connection         | OFFICIAL |                             | failed PROCESSING_TIMEOUT
            timeout after sending | AUTO     | one                         | failed GENERATION_FAILED
            timeout after sending | VALUE    | one                         | failed GENERATION_FAILED
            timeout after sending | OFFICIAL | maker                       | failed GENERATION_FAILED
            validation            | AUTO     | one                         | failed GENERATION_FAILED
            validation            | VALUE    | one                         | failed GENERATION_FAILED
            validation            | OFFICIAL | maker                       | failed GENERATION_FAILED
            content               | AUTO     | one                         | failed CONTENT_VIOLATION
            content               | VALUE    | one                         | failed CONTENT_VIOLATION
            content               | OFFICIAL | maker                       | failed CONTENT_VIOLATION
            account               | AUTO     | one two                     | succeeded
            account               | VALUE    | one two                     | succeeded
            account               | OFFICIAL | maker                       | failed MODEL_UNAVAILABLE
            unknown model         | AUTO     | one two                     | succeeded
            unknown model         | VALUE    | one two                     | succeeded
            unknown model         | OFFICIAL | maker                       | failed MODEL_UNAVAILABLE
            busy once             | AUTO     | one two                     | succeeded
            busy once             | VALUE    | one two                     | succeeded
            busy once             | OFFICIAL | maker maker                 | succeeded
            overloaded once       | AUTO     | one one                     | succeeded
            overloaded once       | OFFICIAL | maker maker                 | succeeded
            overloaded            | AUTO     | one one one two             | succeeded
            overloaded            | VALUE    | one one one two             | succeeded
            """)
    void atTheSubmit(String event, Provider provider, String expectedPosts, String outcome) {
        Task ended = run(provider, new Event(event, "submit", event.endsWith("once") ? 1 : Integer.MAX_VALUE));

        assertThat(String.join(" ", posts)).isEqualTo(expectedPosts == null ? "" : expectedPosts);
        assertThat(word(ended)).isEqualTo(outcome);
        assertThat(ended.attempts().count()).isEqualTo(posts.size());
    }

    @ParameterizedTest(name = "{0} at a look, {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            no answer             | AUTO     | one                         | succeeded
            no answer             | OFFICIAL | maker                       | succeeded
            validation            | AUTO     | one                         | failed GENERATION_FAILED
            content               | AUTO     | one                         | failed CONTENT_VIOLATION
            content               | OFFICIAL | maker                       | failed CONTENT_VIOLATION
            broke down            | AUTO     | one                         | failed GENERATION_FAILED
            broke down for free   | AUTO     | one two                     | succeeded
            broke down for free   | VALUE    | one                         | failed GENERATION_FAILED
            broke down for free   | OFFICIAL | maker                       | failed GENERATION_FAILED
            """)
    void atALook(String event, Provider provider, String expectedPosts, String outcome) {
        Task ended = run(provider, new Event(event, "look", event.equals("no answer") ? 5 : Integer.MAX_VALUE));

        assertThat(String.join(" ", posts)).isEqualTo(expectedPosts);
        assertThat(word(ended)).isEqualTo(outcome);
    }

    /** Whatever happens: two jobs at most, and two only where the first one failed for free. */
    @ParameterizedTest
    @CsvSource({"AUTO, one two", "VALUE, one", "OFFICIAL, maker"})
    void wherePerpetuallyEveryoneBreaksDownForFreeATaskMovesOnOnce(Provider provider, String expectedPosts) {
        everywhere = true;
        Task ended = run(provider, new Event("broke down for free", "look", Integer.MAX_VALUE));

        assertThat(String.join(" ", posts)).isEqualTo(expectedPosts);
        assertThat(word(ended)).isEqualTo("failed GENERATION_FAILED");
    }

    /** One that declines for now is worth waiting for; when only lasting ones are left the task ends. */
    @ParameterizedTest
    @CsvSource({
        "busy, failed PROCESSING_TIMEOUT",
        "overloaded, failed PROCESSING_TIMEOUT",
        "account, failed MODEL_UNAVAILABLE",
        "unknown model, failed MODEL_UNAVAILABLE"
    })
    void whenEveryRouteHasDeclined(String event, String outcome) {
        everywhere = true;
        Task ended = run(Provider.AUTO, new Event(event, "submit", Integer.MAX_VALUE));

        assertThat(word(ended)).isEqualTo(outcome);
        assertThat(posts).contains("one", "two").hasSizeLessThan(400);
    }

    private boolean everywhere;

    private static String word(Task task) {
        return task.state() instanceof TaskState.Failed failed
                ? "failed " + failed.failure().code()
                : task.state().word();
    }

    /** As the roles do it, until the task has ended; no public state ever goes back. */
    private Task run(Provider provider, Event event) {
        var request = new GenerateRequest(RequestType.ASYNC, Optional.empty(), provider, Optional.empty(), Map.of());
        Task queued = SampleTasks.queued();
        Task task = Task.admitted(
                queued.id(), queued.account(), "wan-2-5", request, SampleTasks.CREATED, SampleTasks.DEADLINE);
        Turns turns = new Turns(event.times());
        while (!task.state().terminal()) {
            task = step(task, event, turns);
            assertThat(seen.contains(PublicState.PROCESSING) && task.state().publicState() == PublicState.PENDING)
                    .isFalse();
            seen.add(task.state().publicState());
        }
        return task;
    }

    private static final class Turns {
        private int left;

        Turns(int left) {
            this.left = left;
        }

        boolean take() {
            return left-- > 0;
        }
    }

    private Task step(Task task, Event event, Turns turns) {
        return switch (task.state()) {
            case TaskState.Queued queued -> queued(task, event, Set.of());
            case TaskState.Submitting submitting -> after(task, submitted(submitting.intent(), event, turns));
            case TaskState.Running running -> after(task, looked(running.job(), event, turns));
            case TaskState.Collecting collecting ->
                after(task, new Observation.Archived(List.of(new Result("https://a/0.mp4", 5, "video/mp4", "00"))));
            default -> after(task, new Observation.TimePassed());
        };
    }

    private Task queued(Task task, Event event, Set<String> passedOver) {
        if (Lifecycle.overdue(task, now)) {
            return after(task, new Observation.TimePassed());
        }
        Outlook outlook = new Outlook(lane -> LaneState.OPEN, task.state().declines(), passedOver, now);
        return switch (rules.choose(model, task.request().orElseThrow(), outlook, new SplittableRandom(1))) {
            case RouteChoice.Taken taken -> taken(task, taken.lane().name(), event);
            case RouteChoice.Later later ->
                after(task, new Observation.Postponed(later.at().isAfter(now) ? later.at() : now.plusSeconds(1)));
            case RouteChoice.Nowhere nowhere -> after(task, new Observation.Unroutable());
        };
    }

    private Task taken(Task task, String lane, Event event) {
        if (event.name().equals("no connection") && concerns(lane)) {
            return queued(task, event, Set.of(lane));
        }
        posts.add(lane);
        return after(task, new Observation.Marked(new Intent("token-" + posts.size(), lane, now), now.plusSeconds(40)));
    }

    private boolean concerns(String lane) {
        return everywhere || !lane.equals("two");
    }

    private Observation submitted(Intent intent, Event event, Turns turns) {
        return event.at().equals("submit") && concerns(intent.route()) && turns.take()
                ? refusal(intent, event.name())
                : new Observation.Accepted(intent.token(), "job-of-" + intent.token());
    }

    private Observation refusal(Intent intent, String event) {
        return switch (event) {
            case "timeout after sending" -> new Observation.OutcomeUnknown();
            case "validation" -> new Observation.Refused(BROKEN);
            case "content" -> new Observation.Refused(Failure.of(FailCode.CONTENT_VIOLATION));
            case "account" -> new Observation.Declined(intent.token(), Reason.ACCOUNT, now);
            case "unknown model" -> new Observation.Declined(intent.token(), Reason.UNKNOWN_MODEL, now);
            case "busy", "busy once" -> new Observation.Declined(intent.token(), Reason.BUSY, now.plusSeconds(7));
            case "overloaded", "overloaded once" ->
                new Observation.Declined(intent.token(), Reason.OVERLOADED, now.plusSeconds(2));
            default -> throw new IllegalArgumentException(event);
        };
    }

    private Observation looked(Job job, Event event, Turns turns) {
        return event.at().equals("look") && concerns(job.route()) && turns.take()
                ? sight(event.name())
                : new Observation.Finished(SampleTasks.SOURCES);
    }

    private static Observation sight(String event) {
        return switch (event) {
            case "no answer" -> new Observation.LookFailed(Optional.of(Duration.ofSeconds(5)));
            case "validation", "broke down" -> new Observation.JobFailed(BROKEN);
            case "content" -> new Observation.JobFailed(Failure.of(FailCode.CONTENT_VIOLATION));
            case "broke down for free" -> new Observation.JobFailed(BROKEN, true);
            default -> throw new IllegalArgumentException(event);
        };
    }

    /** And on to the time at which somebody comes back to the task. */
    private Task after(Task task, Observation observation) {
        return switch (target.apply(task, observation, now)) {
            case Transition transition -> placed(transition);
            case Snooze snooze -> {
                now = snooze.at();
                yield task;
            }
            case Decision.Ignore ignored -> throw new IllegalStateException(observation + " in " + task.state());
        };
    }

    private Task placed(Transition transition) {
        now = switch (transition.placement()) {
            case Placement.Due due
            when transition.after().state() instanceof TaskState.Unclear unclear -> unclear.until();
            case Placement.Due due -> due.at();
            case Placement.Claimed kept when transition.after().state() instanceof TaskState.Queued -> kept.leaseEnd();
            default -> now;
        };
        return transition.after();
    }
}
