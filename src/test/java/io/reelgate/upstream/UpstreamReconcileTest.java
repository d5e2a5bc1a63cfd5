package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.Waypoints;
import io.reelgate.port.lane.LaneReports;
import io.reelgate.upstream.apixo.ApixoAdapter;
import io.vertx.core.net.NetSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What becomes of a lost reply at a vendor that lists its jobs. */
class UpstreamReconcileTest extends AtAVendor {
    private static final Intent LOST = new Intent("token-1", "apixo", NOW.minusSeconds(9));

    private Observation reconcile() {
        return onContext(() -> listing().reconcile(LOST, "wan-2-5"));
    }

    private UpstreamShell listing() {
        var timeouts =
                new UpstreamSettings.Timeouts(Duration.ofSeconds(3), Duration.ofMillis(400), Duration.ofMillis(400));
        var settings = new UpstreamSettings(
                "apixo", "listing", vendor.url(), "secret-key", timeouts, UpstreamSettings.Pool.DEFAULT);
        return new UpstreamShell(
                vertx,
                List.of(settings),
                SampleModels.at("apixo"),
                metrics,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Waypoints.NONE,
                Navigation.plain(new SplittableRandom(1)),
                LaneReports.NONE,
                each -> new ListingVendor(new ApixoAdapter(each.apiKey())));
    }

    private long counted(String outcome) {
        return metrics.count("reelgate_upstream_requests_total upstream apixo call reconcile outcome " + outcome);
    }

    @Test
    void theJobOfALostReplyIsFoundByItsToken() {
        vendor.answering(200, "token-0 job-0\ntoken-1 job-1\n");

        assertThat(reconcile()).isEqualTo(new Observation.Accepted("token-1", "job-1"));
        assertThat(vendor.requests().getFirst())
                .startsWith("GET /jobs?model=wan-2-5&since=" + LOST.at().toEpochMilli() + " ");
        assertThat(counted("accepted")).isEqualTo(1);
    }

    @Test
    void thatThereIsProvablyNoJobLetsTheTaskWaitAgain() {
        vendor.answering(200, "token-0 job-0\nend");

        assertThat(reconcile()).isEqualTo(new Observation.Postponed(Optional.of("token-1"), NOW));
        assertThat(counted("absent")).isEqualTo(1);
    }

    @Test
    void whatIsNotListedYetIsStillUnclear() {
        vendor.answering(200, "token-0 job-0\n");

        assertThat(reconcile()).isEqualTo(new Observation.StillUnclear());
    }

    @Test
    void aQuestionThatIsNotAnsweredSaysNothing() {
        vendor.answering(500, "");
        assertThat(reconcile()).isEqualTo(new Observation.StillUnclear());

        vendor.then(NetSocket::close);
        assertThat(reconcile()).isEqualTo(new Observation.StillUnclear());

        vendor.close();
        assertThat(reconcile()).isEqualTo(new Observation.StillUnclear());
        assertThat(counted("unreachable")).isEqualTo(1);
    }

    @Test
    void aVendorWithoutSuchAQuestionIsNotAsked() {
        assertThat(onContext(() -> target.reconcile(LOST, "wan-2-5"))).isEqualTo(new Observation.TimePassed());
        assertThat(onContext(() -> target.reconcile(new Intent("token-1", "gone", NOW), "wan-2-5")))
                .isEqualTo(new Observation.TimePassed());
        assertThat(vendor.requests()).isEmpty();
    }
}
