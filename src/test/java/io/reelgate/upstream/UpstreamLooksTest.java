package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpstreamLooksTest extends AtAVendor {
    @Test
    void aLookAsksForTheJobUnderTheKey() {
        vendor.answering(200, RUNNING);

        assertThat(look()).isEqualTo(new Observation.StillRunning(OptionalInt.empty(), Optional.empty()));
        assertThat(vendor.requests().getFirst())
                .startsWith("GET /api/v1/statusTask/wan-2-5?taskId=job-1 HTTP/1.1\r\n")
                .containsIgnoringCase("authorization: Bearer secret-key\r\n");
        assertThat(metrics.count("reelgate_upstream_requests_total upstream apixo call look outcome running"))
                .isEqualTo(1);
    }

    @Test
    void aJobIdCannotChangeTheRequest() {
        onContext(() -> target.look(new Job("apixo", "a&b=c d/é\r\nX: y", NOW), "wan-2-5"));

        assertThat(vendor.requests().getFirst())
                .startsWith("GET /api/v1/statusTask/wan-2-5?taskId=a%26b%3Dc%20d%2F%C3%A9%0D%0AX%3A%20y HTTP/1.1\r\n");
    }

    @Test
    void looksShareAConnection() {
        vendor.answering(200, RUNNING);

        IntStream.range(0, 20).forEach(turn -> look());

        assertThat(vendor.requests()).hasSize(20);
        assertThat(vendor.sockets()).hasSize(1);
    }

    @Test
    void aFailedLookSaysNothingAboutTheJob() {
        Observation failed = new Observation.LookFailed(Optional.empty());

        assertThat(look()).as("silence").isEqualTo(failed);
        vendor.then(NetSocket::close);
        assertThat(look()).as("closed").isEqualTo(failed);
        vendor.answering(502, "<html>bad gateway</html>");
        assertThat(look()).as("not an envelope").isEqualTo(failed);
        vendor.answering(200, "<html>sign in</html>");
        assertThat(look()).as("a page").isEqualTo(failed);
        vendor.answering(200, RUNNING.substring(0, 40));
        assertThat(look()).as("cut JSON").isEqualTo(failed);
        vendor.answering(200, "{\"code\":500,\"message\":\"busy\",\"data\":null}");
        assertThat(look()).as("an error in the body").isEqualTo(failed);
        vendor.answering(200, RUNNING.replace("}}", ",\"x\":\"" + "x".repeat(600_000) + "\"}}"));
        assertThat(look()).as("endless").isEqualTo(failed);
        vendor.answering(302, "", "Location: " + vendor.url() + "/elsewhere");
        int before = vendor.requests().size();
        assertThat(look()).as("led elsewhere").isEqualTo(failed);
        assertThat(vendor.requests()).hasSize(before + 1);
        vendor.close();
        target = shell(vendor.url(), UpstreamSettings.Pool.DEFAULT);
        assertThat(look()).as("refused").isEqualTo(failed);
    }

    @Test
    void moreLooksThanConnectionsAndPlacesToWaitAreTurnedAway() {
        List<Future<Observation>> looks = onContext(() -> Future.join(IntStream.range(0, 20)
                        .mapToObj(turn -> target.look(JOB, "wan-2-5"))
                        .toList())
                .map(all -> all.<Observation>list().stream()
                        .map(Future::succeededFuture)
                        .toList()));

        assertThat(looks).hasSize(20);
        assertThat(vendor.sockets()).hasSizeLessThanOrEqualTo(4);
        assertThat(metrics.count("reelgate_upstream_requests_total upstream apixo call look outcome unreachable"))
                .isGreaterThanOrEqualTo(12);
    }

    @Test
    void aVendorMaySayInMillisecondsWhenToLookAgain() {
        vendor.answering(200, RUNNING, "openai-poll-after-ms: 1500");

        assertThat(look())
                .isEqualTo(new Observation.StillRunning(OptionalInt.empty(), Optional.of(Duration.ofMillis(1500))));
    }

    @Test
    void aVendorThatKeepsAskingForARestIsNotLookedAt() {
        vendor.answering(429, "", "Retry-After: 9");
        IntStream.range(0, 3).forEach(turn -> look());

        assertThat(look()).isEqualTo(new Observation.LookFailed(Optional.of(Duration.ofSeconds(9))));
        assertThat(vendor.requests()).hasSize(3);
    }
}
